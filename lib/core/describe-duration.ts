import { formatNumber } from '@/lib/core/format-number';

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** "2 minutes", "1 day", "36 hours": whole numbers of the largest unit that fits, as readers of `tag` (BCP 47) write it. */
export function describeDuration(seconds: number, tag = 'en'): string {
  const [unit, length] = UNITS.find(([, one]) => seconds >= one && seconds % one === 0) ?? (['second', 1] as const);
  return formatNumber(seconds / length, tag, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 20 });
}
