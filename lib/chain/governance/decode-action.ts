import { isAddress, isHex } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import type { ProposalAction } from '@/lib/chain/governance/proposal-action';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import {
  FEE_PARTS,
  type FeeParts,
  type GovernorSettingName,
  PROTOCOL_PARAMETERS,
  PROTOCOL_ROLES,
} from '@/lib/core/protocol-names';

/** Numbers of epochs and contributions beyond this no index has room for; such a call is shown as it is. */
const LARGEST_NUMBER = 2_147_483_647n;

/** A call decoded by its contract's ABI. */
type DecodedFunction = {
  readonly contract: keyof ContractAddresses;
  readonly functionName: string;
  readonly args: readonly unknown[];
};

const SETTERS: Readonly<Record<string, GovernorSettingName>> = {
  'tributaryGovernor.setVotingDelay': 'votingDelay',
  'tributaryGovernor.setVotingPeriod': 'votingPeriod',
  'tributaryGovernor.setLateQuorumVoteExtension': 'lateQuorumExtension',
  'tributaryGovernor.setProposalThreshold': 'proposalThreshold',
  'tributaryGovernor.updateQuorumNumerator': 'quorumPercent',
  'timelock.updateDelay': 'timelockDelay',
};

/** The action that a decoded function is, or null when no template makes it. */
export function decodeAction({ contract, functionName, args }: DecodedFunction): ProposalAction | null {
  const name = `${contract}.${functionName}`;
  const setting = SETTERS[name];
  if (setting) {
    const value = readBigint(args[0]);
    return value === null ? null : { kind: 'set-voting', setting, value };
  }
  switch (name) {
    case 'protocolParameters.setParameter': {
      const parameter = PROTOCOL_PARAMETERS[Number(args[0])];
      const value = readBigint(args[1]);
      return parameter && value !== null ? { kind: 'set-parameter', parameter, value } : null;
    }
    case 'protocolParameters.setFeeParts': {
      const parts = readFeeParts(args[0]);
      return parts ? { kind: 'set-fee-parts', parts } : null;
    }
    case 'protocolParameters.setRole': {
      const role = PROTOCOL_ROLES[Number(args[0])];
      const holder = readAddress(args[1]);
      return role && holder ? { kind: 'set-role', role, holder } : null;
    }
    case 'openToken.transfer': {
      const to = readAddress(args[0]);
      const amount = readBigint(args[1]);
      return to && amount !== null ? { kind: 'spend', to, amount } : null;
    }
    case 'rewardDistributor.resolveChallenge': {
      const epoch = readNumber(args[0]);
      const root = readHash(args[1]);
      const verdict = readVerdict(args.slice(1));
      return epoch !== null && root && verdict ? { kind: 'resolve-challenge', epoch, root, ...verdict } : null;
    }
    case 'curatorStaking.resolveDispute': {
      const contributionId = readNumber(args[0]);
      const verdict = readVerdict(args);
      return contributionId !== null && verdict ? { kind: 'resolve-dispute', contributionId, ...verdict } : null;
    }
    default:
      return null;
  }
}

/** viem decodes integers of up to 48 bits as numbers, larger ones as bigint. */
function readBigint(value: unknown): bigint | null {
  if (typeof value === 'bigint') return value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : null;
}

function readNumber(value: unknown): number | null {
  const integer = readBigint(value);
  return integer !== null && integer >= 0n && integer <= LARGEST_NUMBER ? Number(integer) : null;
}

function readAddress(value: unknown): Hex | null {
  return typeof value === 'string' && isAddress(value, { strict: false }) ? toLowerHex(value) : null;
}

function readHash(value: unknown): Hex | null {
  return typeof value === 'string' && isHex(value) && value.length === 66 ? toLowerHex(value) : null;
}

function readVerdict([, upheld, reason]: readonly unknown[]): { upheld: boolean; reason: string } | null {
  return typeof upheld === 'boolean' && typeof reason === 'string' ? { upheld, reason } : null;
}

function readFeeParts(value: unknown): FeeParts | null {
  if (typeof value !== 'object' || value === null) return null;
  const found = new Map<string, unknown>(Object.entries(value));
  const read = (name: string) => {
    const part = found.get(name);
    return typeof part === 'number' ? part : Number.NaN;
  };
  const parts = {
    treasury: read('treasury'),
    builder: read('builder'),
    curators: read('curators'),
    compute: read('compute'),
    contributors: read('contributors'),
  };
  return FEE_PARTS.every((name) => Number.isInteger(parts[name])) ? parts : null;
}
