import type { DevWords } from '@/components/wallet/dev-wallet/dev-words';
import { accountName } from '@/lib/chain/account-names';
import type { ContractAddresses } from '@/lib/chain/chain-config';
import { PARAMETER_UNITS as PROTOCOL_UNITS } from '@/lib/chain/governance/protocol-values';
import { shortenAddress } from '@/lib/chain/shorten-address';
import { describeDuration } from '@/lib/core/describe-duration';
import { formatNumber } from '@/lib/core/format-number';
import { addPercentSign, formatPercent } from '@/lib/core/format-percent';
import { PROTOCOL_PARAMETERS } from '@/lib/core/protocol-names';
import { formatOpenExact } from '@/lib/core/units';

/** The development wallet exists on the local chain only. */
const LOCAL = { local: true };

/** How a number is to be read; a list names the choices, by keys of `words`. */
export type Unit = 'open' | 'time' | 'duration' | 'part' | 'percent' | 'parameter' | readonly string[];

const ACCESS = ['nobody', 'onRequest', 'anyone'];
const UNITS: Readonly<Record<string, Unit>> = {
  ...{ amount: 'open', unitPrice: 'open', value: 'open', cumulativeAmount: 'open', maxUnitPrice: 'open', cap: 'open' },
  ...{ contributionBond: 'open', curatorStake: 'open', total: 'open', newProposalThreshold: 'open' },
  ...{ deadline: 'time', expiry: 'time', validAfter: 'time', validBefore: 'time', at: 'time' },
  ...{ delay: 'duration', newDelay: 'duration', newVotingDelay: 'duration', newVotingPeriod: 'duration' },
  newVoteExtension: 'duration',
  ...{ part: 'part', leastChildPart: 'part', newQuorumNumerator: 'percent' },
  ...{ treasury: 'part', builder: 'part', curators: 'part', compute: 'part', contributors: 'part' },
  ...{ contribute: ACCESS, train: ACCESS, permission: ['contribute', 'train'] },
  support: ['against', 'forIt', 'abstain'],
  role: ['operator', 'guardian', 'treasury'],
  parameter: 'parameter',
};

const AS_UNIT = { seconds: 'duration', open: 'open', 'basis-points': 'part', percent: 'percent' } as const;

/** How the value of ProtocolParameters.setParameter reads, by the parameter's number. */
export const PARAMETER_UNITS: readonly Unit[] = PROTOCOL_PARAMETERS.map((name) => AS_UNIT[PROTOCOL_UNITS[name]]);

/** The name by which an argument is known in the tables: "total_" is "total". */
export function plainName(name: string): string {
  return name.replace(/_$/, '');
}

/**
 * A value as text a person can check: amounts in OPEN, times, parts in percent, choices by their names, known accounts and
 * contracts by name, lists and structs in brackets. `name` is the argument's in the ABI or typed data.
 */
export function describeValue(
  words: DevWords,
  value: unknown,
  { name, unit, addresses }: { name: string; unit?: Unit; addresses: ContractAddresses },
): string {
  const known = unit ?? UNITS[plainName(name)];
  if ((typeof value === 'bigint' || typeof value === 'number') && known) return inUnit(words, BigInt(value), known);
  if (Array.isArray(value)) {
    if (value.length === 0) return words.words.none ?? '';
    return value.map((one) => describeValue(words, one, { name, addresses })).join(', ');
  }
  if (typeof value === 'object' && value !== null) {
    return `(${Object.entries(value)
      .map(([key, one]) => `${labelOf(words, key)}: ${describeValue(words, one, { name: key, addresses })}`)
      .join('; ')})`;
  }
  if (typeof value === 'boolean') return (value ? words.words.yes : words.words.no) ?? '';
  const text = String(value);
  // A proposal's number is a fingerprint: nobody compares 77 digits, and the technical details have them.
  if (typeof value === 'bigint' && text.length > 30) return `${text.slice(0, 6)}…${text.slice(-6)}`;
  const who = accountName(text, LOCAL) ?? contractName(words, text, addresses);
  return who ? `${who} (${shortenAddress(text)})` : text;
}

/** What a contract of the deployment is, in words, or null. */
export function contractName(words: DevWords, address: string, addresses: ContractAddresses): string | null {
  const key = Object.entries(addresses).find(([, place]) => place.toLowerCase() === address.toLowerCase())?.[0];
  return key === undefined ? null : (words.contracts[key] ?? key);
}

/** What an argument is called; its own name where nobody has given it a better one. */
export function labelOf(words: DevWords, name: string): string {
  return words.labels[plainName(name)] ?? name;
}

// The largest date that a browser knows, in seconds.
const LAST_DATE_S = 8_640_000_000_000n;

function inUnit(words: DevWords, value: bigint, unit: Unit): string {
  const { tag } = words;
  if (unit === 'parameter') {
    const name = PROTOCOL_PARAMETERS[Number(value)];
    return (name && words.parameters[name]) ?? String(value);
  }
  if (typeof unit !== 'string') return words.words[unit[Number(value)] ?? ''] ?? String(value);
  switch (unit) {
    case 'open':
      return `${formatOpenExact(value, tag)} OPEN`;
    case 'time':
      if (value > LAST_DATE_S) return words.words.never ?? '';
      return new Intl.DateTimeFormat(tag, {
        dateStyle: 'medium',
        timeStyle: 'long',
        timeZone: 'UTC',
      }).format(Number(value) * 1000);
    case 'duration':
      return describeDuration(Number(value), tag);
    case 'part':
      return formatPercent(Number(value) / 10_000, tag);
    case 'percent':
      return addPercentSign(formatNumber(value, tag), tag);
  }
}
