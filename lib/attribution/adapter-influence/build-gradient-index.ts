import { encodeGradientIndex } from '@/lib/attribution/adapter-influence/gradient-index-bytes';
import { packGradient } from '@/lib/attribution/adapter-influence/pack-gradient';
import { openTurnGradients } from '@/lib/attribution/adapter-influence/turn-gradients';
import type { AdaptedDecoder } from '@/lib/attribution/adapter-influence/types';
import type { Turn } from '@/lib/models/decoder/batches/turn-batches';

/**
 * The gradients file of an adapter: how each record it was trained on pulls at its weights, projected. `turns[i]` is the
 * question and answer of record i in training order, as tokens and in its own words (no augmented ones). The same weights
 * and turns give the same bytes on any machine. `onProgress` hears how many records are done.
 */
export function buildGradientIndex(
  { decoder, turns }: { decoder: AdaptedDecoder; turns: readonly Turn[] },
  onProgress: (done: number) => void = () => undefined,
): Uint8Array {
  const gradients = openTurnGradients(decoder);
  const { parts, width } = gradients;
  const steps = new Float32Array(turns.length * parts);
  const values = new Int8Array(turns.length * parts * width);
  let done = 0;
  gradients.compute(turns, (record, gradient) => {
    packGradient(gradient, { width }, { record, steps, values });
    done += 1;
    onProgress(done);
  });
  return encodeGradientIndex({ records: turns.length, parts, width, steps, values });
}
