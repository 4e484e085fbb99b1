import {
  type ProtocolWords,
  parameterWords,
  percentInWords,
  protocolRoleWords,
  settingWords,
  type ValueWords,
} from '@/components/governance/protocol-words';
import { warnOfAction } from '@/components/governance/warn-of-action';
import { formatValue } from '@/lib/chain/governance/format-value';
import { type ProposalAction, ZERO_ADDRESS } from '@/lib/chain/governance/proposal-action';
import type { ProtocolBefore } from '@/lib/chain/governance/protocol-values';
import type { Hex } from '@/lib/core/hex';
import { FEE_PARTS } from '@/lib/core/protocol-names';

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

type Context = { before: ProtocolBefore; nameOf: (address: string) => string };

/** Describes an action. `nameOf` writes an account: its name where one is known, else its short address. */
export function describeAction(words: ProtocolWords, action: ProposalAction, context: Context): Effect {
  return { ...effectOf(words, action, context), warning: warnOfAction(words, action) };
}

function effectOf(words: ProtocolWords, action: ProposalAction, { before, nameOf }: Context): Omit<Effect, 'warning'> {
  const { t } = words;
  switch (action.kind) {
    case 'set-parameter': {
      const value = parameterWords(words, action.parameter);
      return changeOfValue(words, value, { old: before.parameters?.[action.parameter], value: action.value });
    }
    case 'set-voting': {
      const value = settingWords(words, action.setting);
      return changeOfValue(words, value, { old: before.voting?.[action.setting], value: action.value });
    }
    case 'set-fee-parts': {
      const changes = FEE_PARTS.map((part) =>
        changeOf(
          t(`feePart.${part}`),
          before.feeParts ? percentInWords(words, before.feeParts[part]) : null,
          percentInWords(words, action.parts[part]),
        ),
      );
      const told = changes.filter((change) => change.changed);
      const parts = (told.length > 0 ? told : changes).map(({ label, before: old, after, changed }) =>
        old === null || !changed
          ? t('sentence.partIs', { label, after })
          : t('sentence.part', { label, before: old, after }),
      );
      return {
        sentence: t('sentence.is', { label: t('feeParts'), after: parts.join(', ') }),
        changes,
        accounts: [],
        meaning: t('meaning.feeParts'),
      };
    }
    case 'set-role': {
      const holderName = (address: string) => (address === ZERO_ADDRESS ? t('nobody') : nameOf(address));
      const { label, meaning } = protocolRoleWords(words, action.role);
      const old = before.roles?.[action.role];
      const change = changeOf(label, old === undefined ? null : holderName(old), holderName(action.holder));
      return {
        sentence: sentenceOf(words, change),
        changes: [change],
        accounts: action.holder === ZERO_ADDRESS ? [] : [{ label: t('account.newHolder'), address: action.holder }],
        meaning,
      };
    }
    case 'spend': {
      const amount = formatValue(action.amount, 'open', words.tag);
      return {
        sentence: t('sentence.spend', { amount, name: nameOf(action.to) }),
        changes: [changeOf(t('change.outOfTreasury'), null, amount)],
        accounts: [{ label: t('account.paidTo'), address: action.to }],
        meaning: t('meaning.spend'),
      };
    }
    case 'resolve-challenge': {
      const verdict = changeOf(t('change.challenge', { epoch: action.epoch }), null, verdictOf(words, action));
      return {
        sentence: sentenceOf(words, verdict),
        changes: [
          verdict,
          changeOf(t('change.root'), null, action.root),
          changeOf(t('change.because'), null, action.reason),
        ],
        accounts: [],
        meaning: action.upheld ? t('meaning.challengeUpheld') : t('meaning.challengeDismissed'),
      };
    }
    case 'resolve-dispute': {
      const verdict = changeOf(
        t('change.dispute', { contribution: action.contributionId }),
        null,
        verdictOf(words, action),
      );
      return {
        sentence: sentenceOf(words, verdict),
        changes: [verdict, changeOf(t('change.because'), null, action.reason)],
        accounts: [],
        meaning: action.upheld ? t('meaning.disputeUpheld') : t('meaning.disputeDismissed'),
      };
    }
  }
}

function verdictOf({ t }: ProtocolWords, { upheld }: { upheld: boolean }): string {
  return upheld ? t('verdict.upheld') : t('verdict.dismissed');
}

function changeOfValue(
  words: ProtocolWords,
  { label, unit, meaning }: ValueWords,
  { old, value }: { old: bigint | undefined; value: bigint },
): Omit<Effect, 'warning'> {
  const before = old === undefined ? null : formatValue(old, unit, words.tag);
  const change = changeOf(label, before, formatValue(value, unit, words.tag));
  return { sentence: sentenceOf(words, change), changes: [change], accounts: [], meaning };
}

function changeOf(label: string, before: string | null, after: string): EffectChange {
  return { label, before, after, changed: before !== after };
}

function sentenceOf({ t }: ProtocolWords, { label, before, after, changed }: EffectChange): string {
  if (before === null) return t('sentence.is', { label, after });
  return changed ? t('sentence.change', { label, before, after }) : t('sentence.same', { label, after });
}
