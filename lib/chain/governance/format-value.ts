import type { ValueUnit } from '@/lib/chain/governance/protocol-values';
import { describeDuration } from '@/lib/core/describe-duration';
import { formatNumber } from '@/lib/core/format-number';
import { addPercentSign } from '@/lib/core/format-percent';
import { formatOpenExact } from '@/lib/core/units';

/** Keeps a figure and its unit on one line. */
const SPACE = '\u00a0';

/** A number of the protocol as readers of `tag` write it: "2 days", "1,000 OPEN", "12.5%". Every digit counts in a vote. */
export function formatValue(value: bigint, unit: ValueUnit, tag?: string): string {
  switch (unit) {
    case 'seconds':
      return describeDuration(Number(value), tag);
    case 'open':
      return `${writeDecimal(formatOpenExact(value), tag)}${SPACE}OPEN`;
    case 'basis-points':
      return addPercentSign(writeDecimal(formatHundredths(value), tag), tag);
    case 'percent':
      return addPercentSign(formatNumber(value, tag), tag);
  }
}

/** Basis points as percent, without trailing zeros: 1250 → "12.5". */
export function formatHundredths(basisPoints: bigint): string {
  const fraction = (basisPoints % 100n).toString().padStart(2, '0').replace(/0+$/, '');
  return `${basisPoints / 100n}${fraction ? `.${fraction}` : ''}`;
}

/** All digits of a decimal, grouped, with the reader's decimal sign. */
function writeDecimal(decimal: string, tag?: string): string {
  const [whole = '0', fraction] = decimal.split('.');
  const point = formatNumber(0.1, tag).slice(1, -1);
  return formatNumber(BigInt(whole), tag) + (fraction === undefined ? '' : `${point}${fraction}`);
}
