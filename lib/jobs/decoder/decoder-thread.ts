import type { BatchData } from '@/lib/models/decoder/batches/open-batches';
import type { MemoryPlan } from '@/lib/models/decoder/plan-memory';
import type { DecoderRun } from '@/lib/models/decoder/run-steps';

/** What each thread of a training is given; memory, control and norms are shared by all. */
export type DecoderThreadInput = {
  readonly memory: WebAssembly.Memory;
  readonly plan: MemoryPlan;
  readonly run: DecoderRun;
  readonly data: BatchData;
  readonly rank: number;
  readonly workers: number;
  /** The first step to take, from 1. */
  readonly from: number;
  readonly checkpointEvery: number;
  /** [arrived, meetings, wanted to stop, agreed to stop] */
  readonly control: Int32Array;
  readonly norms: Float64Array;
  /** OpenBLAS's library, to multiply by it; null: by the kernel alone. */
  readonly openblas: string | null;
};

/** What the first thread tells. A checkpoint holds what is trained and AdamW's two moments after `step` steps. */
export type DecoderThreadMessage =
  | { readonly kind: 'step'; readonly step: number; readonly loss: number; readonly norm: number }
  | {
      readonly kind: 'checkpoint';
      readonly step: number;
      readonly weights: Float32Array;
      readonly mean: Float32Array;
      readonly square: Float32Array;
    };

export const [ARRIVED, MEETINGS, STOP_WANTED, STOP_AGREED] = [0, 1, 2, 3];
