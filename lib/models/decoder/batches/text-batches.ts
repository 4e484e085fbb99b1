import { seededNumbers } from '@/lib/core/seeded-numbers';
import type { BatchSource } from '@/lib/models/decoder/batches/batch';

/**
 * Windows of a stream of tokens, at places that the seed and the step draw. Throws RangeError when the stream is not longer
 * than one sequence.
 */
export function textBatches(
  stream: Int32Array,
  { batch, sequence, seed }: { batch: number; sequence: number; seed: string },
): BatchSource {
  const places = stream.length - sequence;
  if (places <= 0) throw new RangeError(`A text of ${stream.length} tokens has no sequence of ${sequence}.`);
  return (step) => {
    const { below } = seededNumbers(`${seed}:${step}`);
    const tokens = new Int32Array(batch * sequence);
    const targets = new Int32Array(batch * sequence);
    for (let member = 0; member < batch; member++) {
      const from = below(places);
      tokens.set(stream.subarray(from, from + sequence), member * sequence);
      targets.set(stream.subarray(from + 1, from + sequence + 1), member * sequence);
    }
    return { tokens, targets };
  };
}
