import type { ValueUnit } from '@/lib/chain/governance/protocol-values';
import { describeDuration } from '@/lib/core/describe-duration';
import { formatOpenExact } from '@/lib/core/units';

/** Keeps a figure and its unit on one line. */
const SPACE = '\u00a0';

/** A number of the protocol as people write it: "2 days", "1,000 OPEN", "12.5 %". Every digit counts in a vote. */
export function formatValue(value: bigint, unit: ValueUnit): string {
  switch (unit) {
    case 'seconds':
      return value <= BigInt(Number.MAX_SAFE_INTEGER) ? describeDuration(Number(value)) : `${value} seconds`;
    case 'open':
      return `${groupThousands(formatOpenExact(value))}${SPACE}OPEN`;
    case 'basis-points':
      return `${formatHundredths(value)}${SPACE}%`;
    case 'percent':
      return `${value}${SPACE}%`;
  }
}

/** Basis points as percent, without trailing zeros: 1250 → "12.5". */
export function formatHundredths(basisPoints: bigint): string {
  const fraction = (basisPoints % 100n).toString().padStart(2, '0').replace(/0+$/, '');
  return `${basisPoints / 100n}${fraction ? `.${fraction}` : ''}`;
}

function groupThousands(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
}
