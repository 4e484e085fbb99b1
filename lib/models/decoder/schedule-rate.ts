import { turnBy } from '@/lib/models/decoder/rotary-tables';

/** A learning rate that rises evenly over `warmup` steps and then falls as a cosine to a tenth (Loshchilov & Hutter 2017). */
export function scheduleRate(
  step: number,
  { rate, warmup, steps }: { rate: number; warmup: number; steps: number },
): number {
  if (step <= warmup) return (rate * step) / warmup;
  const done = (step - warmup) / Math.max(1, steps - warmup);
  const [cosine] = turnBy(Math.PI * Math.min(1, done));
  return rate * (0.1 + 0.45 * (1 + cosine));
}
