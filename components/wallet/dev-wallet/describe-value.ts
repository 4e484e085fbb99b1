import { accountName } from '@/lib/chain/account-names';
import type { ContractAddresses } from '@/lib/chain/chain-config';
import { PARAMETER_UNITS as PROTOCOL_UNITS } from '@/lib/chain/governance/protocol-values';
import { describeDuration } from '@/lib/core/describe-duration';
import { PROTOCOL_PARAMETERS, PROTOCOL_ROLES } from '@/lib/core/protocol-names';
import { formatOpenExact } from '@/lib/core/units';
import { VOTE_SUPPORTS } from '@/lib/schemas/protocol';

/** The development wallet exists on the local chain only. */
const LOCAL = { local: true };

/** How a number is to be read. */
export type Unit = 'open' | 'time' | 'duration' | 'part' | 'percent' | readonly string[];

const UNITS: Readonly<Record<string, Unit>> = {
  amount: 'open',
  unitPrice: 'open',
  value: 'open',
  cumulativeAmount: 'open',
  maxUnitPrice: 'open',
  cap: 'open',
  contributionBond: 'open',
  curatorStake: 'open',
  total: 'open',
  newProposalThreshold: 'open',
  deadline: 'time',
  expiry: 'time',
  validAfter: 'time',
  validBefore: 'time',
  delay: 'duration',
  newDelay: 'duration',
  newVotingDelay: 'duration',
  newVotingPeriod: 'duration',
  newVoteExtension: 'duration',
  part: 'part',
  leastChildPart: 'part',
  newQuorumNumerator: 'percent',
  treasury: 'part',
  builder: 'part',
  curators: 'part',
  compute: 'part',
  contributors: 'part',
  contribute: ['nobody', 'on request', 'anyone'],
  train: ['nobody', 'on request', 'anyone'],
  permission: ['contribute', 'train'],
  support: VOTE_SUPPORTS,
  role: PROTOCOL_ROLES,
  parameter: [
    'challenge window',
    'resolution time',
    'operator timeout',
    'proposal bond',
    'minimum bond',
    'minimum stake',
    'unbonding delay',
  ],
};

const AS_UNIT = { seconds: 'duration', open: 'open', 'basis-points': 'part', percent: 'percent' } as const;

/** How the value of ProtocolParameters.setParameter reads, by the parameter's number. */
export const PARAMETER_UNITS: readonly Unit[] = PROTOCOL_PARAMETERS.map((name) => AS_UNIT[PROTOCOL_UNITS[name]]);

const CONTRACT_NAMES: Readonly<Record<keyof ContractAddresses, string>> = {
  openToken: 'OpenToken',
  timelock: 'Timelock, the treasury',
  protocolParameters: 'ProtocolParameters',
  curatorStaking: 'CuratorStaking',
  datanetRegistry: 'DatanetRegistry',
  modelRegistry: 'ModelRegistry',
  rewardDistributor: 'RewardDistributor',
  inferenceVault: 'InferenceVault',
  tributaryGovernor: 'TributaryGovernor',
  counterfactualClaims: 'CounterfactualClaims',
};

/**
 * A value as text a person can check: amounts in OPEN, times in UTC, parts in percent, choices by their names, known
 * accounts and contracts by name, lists and structs in brackets. `name` is the argument's in the ABI or typed data.
 */
export function describeValue(
  value: unknown,
  { name, unit, addresses }: { name: string; unit?: Unit; addresses: ContractAddresses },
): string {
  const known = unit ?? UNITS[name.replace(/_$/, '')];
  if ((typeof value === 'bigint' || typeof value === 'number') && known) return inUnit(BigInt(value), known);
  if (Array.isArray(value)) return `[${value.map((one) => describeValue(one, { name, addresses })).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, one]) => `${toWords(key)}: ${describeValue(one, { name: key, addresses })}`)
      .join('; ');
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = String(value);
  const who = accountName(text, LOCAL) ?? contractName(text, addresses);
  return who ? `${who} (${text})` : text;
}

/** The name of one of the deployment's contracts, or null. */
export function contractName(address: string, addresses: ContractAddresses): string | null {
  const places = new Map<string, string>(Object.entries(addresses));
  const found = Object.entries(CONTRACT_NAMES).find(
    ([key]) => places.get(key)?.toLowerCase() === address.toLowerCase(),
  );
  return found?.[1] ?? null;
}

/** "acceptContribution" → "Accept contribution"; "total_" → "Total". */
export function toWords(name: string): string {
  const words = name
    .replace(/_$/, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

// The largest date that a browser knows, in seconds.
const LAST_DATE_S = 8_640_000_000_000n;

function inUnit(value: bigint, unit: Unit): string {
  if (typeof unit !== 'string') return unit[Number(value)] ?? String(value);
  switch (unit) {
    case 'open':
      return `${formatOpenExact(value)} OPEN`;
    case 'time':
      if (value > LAST_DATE_S) return 'never';
      return new Date(Number(value) * 1000).toISOString().replace('T', ' ').replace('.000Z', ' UTC');
    case 'duration':
      return describeDuration(Number(value));
    case 'part':
      return `${Number(value) / 100} %`;
    case 'percent':
      return `${value} %`;
  }
}
