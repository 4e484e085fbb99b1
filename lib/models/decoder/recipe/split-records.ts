import { keccakBytes } from '@/lib/core/keccak';
import type { TaughtRecord } from '@/lib/models/decoder/recipe/types';

const MILLION = 1_000_000;
/** With fewer records nothing is held out: there would be too little to learn from and to measure with. */
const FEWEST = 8;

/**
 * Which records the evaluated fit does not see: those for which the first 48 bits of keccak-256(seed ‖ ":" ‖ hash), modulo
 * 10⁶, fall below the part held out, as for a classifier. Where chance takes none, the one with the least number is taken.
 * Indices ascend.
 */
export function splitRecords(
  records: readonly Pick<TaughtRecord, 'hash'>[],
  { seed, heldOutPercent }: { seed: string; heldOutPercent: number },
): { trained: number[]; heldOut: number[] } {
  const all = records.map((_, index) => index);
  if (records.length < FEWEST) return { trained: all, heldOut: [] };
  const drawn = records.map(({ hash }) => draw(seed, hash));
  const least = drawn.indexOf(drawn.reduce((lowest, value) => Math.min(lowest, value), MILLION));
  const isHeldOut = (index: number) => (drawn[index] ?? MILLION) < heldOutPercent * 10_000;
  const heldOut = all.filter(isHeldOut);
  const chosen = new Set(heldOut.length > 0 ? heldOut : [least]);
  return { trained: all.filter((index) => !chosen.has(index)), heldOut: [...chosen] };
}

function draw(seed: string, hash: string): number {
  const digest = keccakBytes(`${seed}:${hash}`);
  return digest.subarray(0, 6).reduce((value, byte) => value * 256 + byte, 0) % MILLION;
}
