import {
  type ProtocolWords,
  parameterWords,
  percentInWords,
  settingWords,
  type ValueWords,
} from '@/components/governance/protocol-words';
import { formatValue } from '@/lib/chain/governance/format-value';
import { MOST_REASON, type ProposalAction, ZERO_ADDRESS } from '@/lib/chain/governance/proposal-action';
import type { ProtocolState } from '@/lib/chain/governance/protocol-values';
import { FEE_PARTS, type GovernorSettingName } from '@/lib/core/protocol-names';

const WHOLE = 10_000;
const YEAR_S = 31_536_000n;

/** What is wrong with an action, at which of its fields: nothing when the list is empty. */
export type ActionProblem = { readonly field: string; readonly message: string };

/** Finds what the contracts would refuse when the proposal is executed, by the protocol as it is now. */
export function checkAction(
  words: ProtocolWords,
  action: ProposalAction,
  state: ProtocolState,
): readonly ActionProblem[] {
  const { t } = words;
  switch (action.kind) {
    case 'set-parameter': {
      const bounds = state.parameters[action.parameter];
      const subject = parameterWords(words, action.parameter);
      return checkValue(words, subject, { value: action.value, current: bounds.value, bounds });
    }
    case 'set-voting': {
      const bounds = settingBounds(action.setting, state);
      const subject = settingWords(words, action.setting);
      return checkValue(words, subject, { value: action.value, current: state.voting[action.setting], bounds });
    }
    case 'set-fee-parts':
      return checkFeeParts(words, action, state);
    case 'set-role':
      if (action.holder === ZERO_ADDRESS && action.role !== 'guardian') {
        return [{ field: 'holder', message: t('problem.onlyGuardian') }];
      }
      return state.roles[action.role] === action.holder
        ? [{ field: 'holder', message: t('problem.holdsAlready') }]
        : [];
    case 'spend': {
      const problems: ActionProblem[] = [];
      if (action.to === ZERO_ADDRESS) problems.push({ field: 'to', message: t('problem.payNobody') });
      if (action.amount <= 0n) problems.push({ field: 'amount', message: t('problem.amountZero') });
      if (action.amount > state.treasuryBalance) {
        const held = formatValue(state.treasuryBalance, 'open', words.tag);
        problems.push({ field: 'amount', message: t('problem.treasuryHolds', { held }) });
      }
      return problems;
    }
    case 'resolve-challenge':
    case 'resolve-dispute':
      return checkReason(words, action.reason);
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

function checkValue(
  { t, tag }: ProtocolWords,
  { label, unit }: ValueWords,
  { value, current, bounds }: { value: bigint; current: bigint; bounds: { least: bigint; most: bigint } },
): readonly ActionProblem[] {
  const written = formatValue(value, unit, tag);
  if (value < bounds.least || value > bounds.most) {
    const [least, most] = [bounds.least, bounds.most].map((bound) => formatValue(bound, unit, tag));
    return [
      { field: 'value', message: t('problem.outOfBounds', { value: written, least: least ?? '', most: most ?? '' }) },
    ];
  }
  return value === current ? [{ field: 'value', message: t('problem.sameValue', { label, value: written }) }] : [];
}

function checkFeeParts(
  words: ProtocolWords,
  { parts }: Extract<ProposalAction, { kind: 'set-fee-parts' }>,
  state: ProtocolState,
): readonly ActionProblem[] {
  const { t } = words;
  const problems: ActionProblem[] = [];
  for (const part of FEE_PARTS) {
    const value = parts[part];
    if (!Number.isInteger(value) || value < 0 || value > WHOLE) {
      problems.push({ field: part, message: t('problem.percentage') });
    }
  }
  if (problems.length > 0) return problems;
  if (parts.treasury > state.mostTreasuryPart) {
    const most = percentInWords(words, state.mostTreasuryPart);
    problems.push({ field: 'treasury', message: t('problem.mostTreasury', { most }) });
  }
  if (parts.contributors < state.leastContributorsPart) {
    const least = percentInWords(words, state.leastContributorsPart);
    problems.push({ field: 'contributors', message: t('problem.leastContributors', { least }) });
  }
  const sum = FEE_PARTS.reduce((total, part) => total + parts[part], 0);
  if (sum !== WHOLE) {
    problems.push({ field: 'parts', message: t('problem.sumOfParts', { sum: percentInWords(words, sum) }) });
  } else if (FEE_PARTS.every((part) => parts[part] === state.feeParts[part])) {
    problems.push({ field: 'parts', message: t('problem.sameParts') });
  }
  return problems;
}

function checkReason({ t }: ProtocolWords, reason: string): readonly ActionProblem[] {
  if (reason.trim() === '') return [{ field: 'reason', message: t('problem.noReason') }];
  return reason.length > MOST_REASON
    ? [{ field: 'reason', message: t('problem.longReason', { most: MOST_REASON }) }]
    : [];
}
