import type { BatchSource } from '@/lib/models/decoder/batches/batch';
import { textBatches } from '@/lib/models/decoder/batches/text-batches';
import { type Turn, turnBatches } from '@/lib/models/decoder/batches/turn-batches';

/** What a run trains on, as data that can be handed to a thread. */
export type BatchData =
  | { readonly kind: 'text'; readonly stream: Int32Array; readonly seed: string }
  | { readonly kind: 'turns'; readonly turns: readonly Turn[]; readonly pad: number; readonly seed: string };

/** The batches of a run. */
export function openBatches(data: BatchData, size: { batch: number; sequence: number }): BatchSource {
  if (data.kind === 'text') return textBatches(data.stream, { ...size, seed: data.seed });
  return turnBatches(data.turns, { ...size, pad: data.pad, seed: data.seed });
}
