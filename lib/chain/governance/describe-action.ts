import { formatValue } from '@/lib/chain/governance/format-value';
import { type ProposalAction, ZERO_ADDRESS } from '@/lib/chain/governance/proposal-action';
import {
  FEE_PART_WORDS,
  PARAMETER_WORDS,
  ROLE_WORDS,
  VOTING_SETTING_WORDS,
} from '@/lib/chain/governance/protocol-values';
import { warnOfAction } from '@/lib/chain/governance/warn-of-action';
import type { Hex } from '@/lib/core/hex';
import {
  FEE_PARTS,
  type FeeParts,
  type GovernorSettingName,
  type ProtocolParameterName,
  type ProtocolRoleName,
} from '@/lib/core/protocol-names';

/** What was in force before an action, as far as it is known; a proposal that was executed is told beside what it replaced. */
export type Before = {
  readonly parameters?: Partial<Readonly<Record<ProtocolParameterName, bigint>>>;
  readonly roles?: Partial<Readonly<Record<ProtocolRoleName, Hex>>>;
  readonly feeParts?: FeeParts;
  readonly voting?: Partial<Readonly<Record<GovernorSettingName, bigint>>>;
};

/** One line of an effect; `before` is null where nothing is known of it, or where there was nothing. */
export type EffectChange = {
  readonly label: string;
  readonly before: string | null;
  readonly after: string;
  readonly changed: boolean;
};

/** What an action does, in words. */
export type Effect = {
  /** "Challenge window: 1 day → 2 days": the whole effect in one line, accounts by `nameOf`. */
  readonly sentence: string;
  readonly changes: readonly EffectChange[];
  /** Accounts that get something by it, for the reader to check in full. */
  readonly accounts: readonly { readonly label: string; readonly address: Hex }[];
  /** What it means for people. */
  readonly meaning: string;
  /** What a voter should not overlook, or null. */
  readonly warning: string | null;
};

/** Describes an action. `nameOf` writes an account: its name where one is known, else its short address. */
export function describeAction(
  action: ProposalAction,
  { before, nameOf }: { before: Before; nameOf: (address: string) => string },
): Effect {
  return { ...effectOf(action, { before, nameOf }), warning: warnOfAction(action) };
}

function effectOf(
  action: ProposalAction,
  { before, nameOf }: { before: Before; nameOf: (address: string) => string },
): Omit<Effect, 'warning'> {
  const holderName = (address: string) => (address === ZERO_ADDRESS ? 'nobody' : nameOf(address));
  switch (action.kind) {
    case 'set-parameter': {
      const { label, unit, meaning } = PARAMETER_WORDS[action.parameter];
      const old = before.parameters?.[action.parameter];
      const change = changeOf(
        label,
        old === undefined ? null : formatValue(old, unit),
        formatValue(action.value, unit),
      );
      return { sentence: sentenceOf(change), changes: [change], accounts: [], meaning };
    }
    case 'set-voting': {
      const { label, unit, meaning } = VOTING_SETTING_WORDS[action.setting];
      const old = before.voting?.[action.setting];
      const change = changeOf(
        label,
        old === undefined ? null : formatValue(old, unit),
        formatValue(action.value, unit),
      );
      return { sentence: sentenceOf(change), changes: [change], accounts: [], meaning };
    }
    case 'set-fee-parts': {
      const changes = FEE_PARTS.map((part) =>
        changeOf(
          FEE_PART_WORDS[part],
          before.feeParts ? formatValue(BigInt(before.feeParts[part]), 'basis-points') : null,
          formatValue(BigInt(action.parts[part]), 'basis-points'),
        ),
      );
      const told = changes.filter((change) => change.changed);
      return {
        sentence: `Parts of a fee: ${(told.length > 0 ? told : changes).map((change) => lowerFirst(sentenceOf(change))).join(', ')}`,
        changes,
        accounts: [],
        meaning:
          'How fees of answers are divided that name a block from the execution on; earlier ones stay as they were.',
      };
    }
    case 'set-role': {
      const { label, meaning } = ROLE_WORDS[action.role];
      const old = before.roles?.[action.role];
      const change = changeOf(label, old === undefined ? null : holderName(old), holderName(action.holder));
      return {
        sentence: sentenceOf(change),
        changes: [change],
        accounts: action.holder === ZERO_ADDRESS ? [] : [{ label: `New ${lowerFirst(label)}`, address: action.holder }],
        meaning,
      };
    }
    case 'spend': {
      const amount = formatValue(action.amount, 'open');
      return {
        sentence: `${amount} from the treasury to ${nameOf(action.to)}`,
        changes: [changeOf('Out of the treasury', null, amount)],
        accounts: [{ label: 'Paid to', address: action.to }],
        meaning: 'The timelock, which is the treasury, transfers the amount. It cannot be called back.',
      };
    }
    case 'resolve-challenge':
      return {
        sentence: `Challenge of epoch ${action.epoch}: ${action.upheld ? 'upheld' : 'dismissed'}`,
        changes: [
          changeOf(`Challenge of epoch ${action.epoch}`, null, action.upheld ? 'Upheld' : 'Dismissed'),
          changeOf('Root that is judged', null, action.root),
          changeOf('Because', null, action.reason),
        ],
        accounts: [],
        meaning: action.upheld
          ? 'The proposed epoch is thrown out. Three quarters of its bond go to the challenger, a quarter to the treasury. Nothing that was claimable before changes, and the epoch can be proposed anew.'
          : 'Three quarters of the challenger’s bond go to the proposer, a quarter to the treasury. The window runs on, and the next challenge of this epoch costs double.',
      };
    case 'resolve-dispute':
      return {
        sentence: `Dispute about contribution ${action.contributionId}: ${action.upheld ? 'upheld' : 'dismissed'}`,
        changes: [
          changeOf(`Dispute about contribution ${action.contributionId}`, null, action.upheld ? 'Upheld' : 'Dismissed'),
          changeOf('Because', null, action.reason),
        ],
        accounts: [],
        meaning: action.upheld
          ? 'The curator who accepted the contribution loses as much of the stake as the bond: three quarters go to the disputer, who also gets the bond back, and a quarter to the treasury.'
          : 'Three quarters of the disputer’s bond go to the curator who accepted the contribution, a quarter to the treasury.',
      };
  }
}

function changeOf(label: string, before: string | null, after: string): EffectChange {
  return { label, before, after, changed: before !== after };
}

function sentenceOf({ label, before, after }: EffectChange): string {
  if (before === null) return `${label}: ${after}`;
  return before === after ? `${label}: ${after}, as it is already` : `${label}: ${before} → ${after}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
