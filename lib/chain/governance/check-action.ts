import { formatValue } from '@/lib/chain/governance/format-value';
import { type ProposalAction, ZERO_ADDRESS } from '@/lib/chain/governance/proposal-action';
import {
  PARAMETER_WORDS,
  type ProtocolState,
  ROLE_WORDS,
  type ValueUnit,
  VOTING_SETTING_WORDS,
} from '@/lib/chain/governance/protocol-values';
import { FEE_PARTS, type GovernorSettingName } from '@/lib/core/protocol-names';

const WHOLE = 10_000;
const YEAR_S = 31_536_000n;
/** Longer texts cost their proposer much and nobody reads them. */
export const MOST_REASON = 2_000;

/** What is wrong with an action, at which of its fields: nothing when the list is empty. */
export type ActionProblem = { readonly field: string; readonly message: string };

/** Finds what the contracts would refuse when the proposal is executed, by the protocol as it is now. */
export function checkAction(action: ProposalAction, state: ProtocolState): readonly ActionProblem[] {
  switch (action.kind) {
    case 'set-parameter': {
      const { unit, label } = PARAMETER_WORDS[action.parameter];
      const bounds = state.parameters[action.parameter];
      return checkValue({ value: action.value, current: bounds.value, bounds, unit, label });
    }
    case 'set-voting': {
      const { unit, label } = VOTING_SETTING_WORDS[action.setting];
      const bounds = settingBounds(action.setting, state);
      return checkValue({ value: action.value, current: state.voting[action.setting], bounds, unit, label });
    }
    case 'set-fee-parts':
      return checkFeeParts(action, state);
    case 'set-role': {
      const label = ROLE_WORDS[action.role].label.toLowerCase();
      if (action.holder === ZERO_ADDRESS && action.role !== 'guardian') {
        return [{ field: 'holder', message: `The ${label} cannot be nobody; only the guardian can.` }];
      }
      return state.roles[action.role] === action.holder
        ? [{ field: 'holder', message: `That account is the ${label} already.` }]
        : [];
    }
    case 'spend': {
      const problems: ActionProblem[] = [];
      if (action.to === ZERO_ADDRESS)
        problems.push({ field: 'to', message: 'Nobody can be paid there: name an account.' });
      if (action.amount <= 0n) problems.push({ field: 'amount', message: 'Write an amount above 0.' });
      if (action.amount > state.treasuryBalance) {
        const held = formatValue(state.treasuryBalance, 'open');
        problems.push({ field: 'amount', message: `The treasury holds ${held}. Write no more than that.` });
      }
      return problems;
    }
    case 'resolve-challenge':
    case 'resolve-dispute':
      return checkReason(action.reason);
  }
}

/** Between what a setting of the votes stays: the contract's own limits, and a year at most, as this site takes it. */
export function settingBounds(setting: GovernorSettingName, state: ProtocolState): { least: bigint; most: bigint } {
  switch (setting) {
    case 'votingPeriod':
      return { least: 1n, most: YEAR_S };
    case 'lateQuorumExtension':
      return { least: 0n, most: state.voting.votingPeriod };
    case 'proposalThreshold':
      return { least: 0n, most: state.supply };
    case 'quorumPercent':
      return { least: 0n, most: 100n };
    default:
      return { least: 0n, most: YEAR_S };
  }
}

/** "Between 1 hour and 30 days". */
export function boundsInWords({ least, most }: { least: bigint; most: bigint }, unit: ValueUnit): string {
  return `Between ${formatValue(least, unit)} and ${formatValue(most, unit)}`;
}

function checkValue({
  value,
  current,
  bounds,
  unit,
  label,
}: {
  value: bigint;
  current: bigint;
  bounds: { least: bigint; most: bigint };
  unit: ValueUnit;
  label: string;
}): readonly ActionProblem[] {
  if (value < bounds.least || value > bounds.most) {
    return [{ field: 'value', message: `${formatValue(value, unit)} is refused. ${boundsInWords(bounds, unit)}.` }];
  }
  return value === current
    ? [{ field: 'value', message: `${label} is ${formatValue(value, unit)} already. Write another value.` }]
    : [];
}

function checkFeeParts(
  { parts }: Extract<ProposalAction, { kind: 'set-fee-parts' }>,
  state: ProtocolState,
): readonly ActionProblem[] {
  const problems: ActionProblem[] = [];
  const percent = (basisPoints: number) => formatValue(BigInt(basisPoints), 'basis-points');
  for (const part of FEE_PARTS) {
    const value = parts[part];
    if (!Number.isInteger(value) || value < 0 || value > WHOLE) {
      problems.push({ field: part, message: 'Write a percentage from 0 to 100 with at most two decimals.' });
    }
  }
  if (problems.length > 0) return problems;
  if (parts.treasury > state.mostTreasuryPart) {
    problems.push({ field: 'treasury', message: `At most ${percent(state.mostTreasuryPart)}: no vote takes more.` });
  }
  if (parts.contributors < state.leastContributorsPart) {
    problems.push({
      field: 'contributors',
      message: `At least ${percent(state.leastContributorsPart)}: no vote leaves them less.`,
    });
  }
  const sum = FEE_PARTS.reduce((total, part) => total + parts[part], 0);
  if (sum !== WHOLE) {
    problems.push({ field: 'parts', message: `The parts make ${percent(sum)}. They have to make 100\u00a0%.` });
  } else if (FEE_PARTS.every((part) => parts[part] === state.feeParts[part])) {
    problems.push({ field: 'parts', message: 'These are the parts already. Change at least two of them.' });
  }
  return problems;
}

function checkReason(reason: string): readonly ActionProblem[] {
  if (reason.trim() === '') return [{ field: 'reason', message: 'Say why: the reason is kept on chain.' }];
  return reason.length > MOST_REASON
    ? [{ field: 'reason', message: `Say it in at most ${MOST_REASON.toLocaleString('en')} characters.` }]
    : [];
}
