import { sidesOf } from '@/lib/models/decoder/backward';
import { scratchOf } from '@/lib/models/decoder/forward';
import type { DecoderKernel } from '@/lib/models/decoder/kernel';
import type { MemoryPlan } from '@/lib/models/decoder/plan-memory';

/**
 * The adapter's gradient for one sequence of the batch, into the plan's gradient: after `runBackward` of all of them, by
 * one worker. The same bits whatever else stands in the batch.
 */
export function sumExampleGradient(kernel: DecoderKernel, plan: MemoryPlan, member: number): void {
  const { sequence, adapter } = plan;
  if (!adapter) throw new Error('There is no adapter to take a gradient of.');
  const { rank } = adapter;
  const scratch = scratchOf(plan, { rank: 0, workers: 1 });
  const first = member * sequence;
  for (const adaptation of plan.adaptations) {
    const { weights, down, dDown } = adaptation;
    const { input, d, stride } = sidesOf(plan, adaptation);
    const own = (address: number, columns: number) => address + 4 * first * columns;
    const b = plan.at.gradient + 4 * adaptation.b;
    kernel.multiply(
      ...([weights.out, rank, sequence, own(d, stride), 1, stride, own(down, rank), rank, 1, b, rank, 0] as const),
      scratch,
    );
    const a = plan.at.gradient + 4 * adaptation.a;
    kernel.multiply(
      ...([rank, weights.in, sequence, own(dDown, rank), 1, rank, own(input, weights.in), weights.in, 1, a] as const),
      ...([weights.in, 0, scratch] as const),
    );
  }
}
