import { formatBasisPoints } from '@/components/ui/format-basis-points';

/** A fraction of a whole as people read it, to a tenth of a percent: .2 is "20%", .1254 "12.5%". */
export function formatShare(fraction: number, tag?: string): string {
  return formatBasisPoints(10 * Math.round(1000 * fraction), tag);
}
