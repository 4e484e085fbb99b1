import { checkAction } from '@/components/governance/check-action';
import type { ProtocolWords } from '@/components/governance/protocol-words';
import { readOpen } from '@/components/ui/read-open';
import { ACCOUNT_PROBLEM, readAccount } from '@/components/wallet/read-account';
import { formatHundredths } from '@/lib/chain/governance/format-value';
import { type ProposalAction, ZERO_ADDRESS } from '@/lib/chain/governance/proposal-action';
import {
  PARAMETER_UNITS,
  type ProtocolState,
  SETTING_UNITS,
  type ValueUnit,
} from '@/lib/chain/governance/protocol-values';
import type { Hex } from '@/lib/core/hex';
import {
  FEE_PARTS,
  type FeePartName,
  type GovernorSettingName,
  type ProtocolParameterName,
  type ProtocolRoleName,
} from '@/lib/core/protocol-names';
import { formatOpenExact } from '@/lib/core/units';
import type { ProposalTemplate, ProposeSearch } from '@/lib/schemas/proposal-search';
import type { TranslatorOf } from '@/lib/texts/namespaces';

export const TIME_UNITS = { seconds: 1n, minutes: 60n, hours: 3_600n, days: 86_400n } as const;
export type TimeUnit = keyof typeof TIME_UNITS;

/** A challenge or a dispute that waits for its decision. */
export type OpenCases = {
  readonly challenge: {
    readonly epoch: number;
    readonly root: Hex;
    readonly challenger: string;
    readonly proposer: string;
    readonly reason: string;
    readonly resolveBy: Date;
  } | null;
  readonly disputes: readonly {
    readonly contributionId: number;
    readonly datanetId: number;
    readonly datanetName: string | null;
    readonly curator: string;
    readonly disputer: string;
    readonly reason: string;
    readonly resolveBy: Date;
  }[];
};

/** The form as typed. */
export type ProposalDraft = {
  readonly template: ProposalTemplate;
  readonly parameter: ProtocolParameterName;
  readonly setting: GovernorSettingName;
  /** A value in its unit; times in `timeUnit`. */
  readonly number: string;
  readonly timeUnit: TimeUnit;
  /** Percent. */
  readonly parts: Readonly<Record<FeePartName, string>>;
  readonly role: ProtocolRoleName;
  readonly holder: string;
  /** The role goes to nobody. */
  readonly vacant: boolean;
  readonly to: string;
  readonly amount: string;
  readonly contributionId: string;
  readonly verdict: 'upheld' | 'dismissed' | null;
  readonly reason: string;
};

/** A draft for a link's template, filled with what is in force. */
export function startDraft(
  search: ProposeSearch,
  { state, cases }: { state: ProtocolState; cases: OpenCases },
): ProposalDraft {
  const draft: ProposalDraft = {
    template: search.template ?? 'set-parameter',
    parameter: search.parameter ?? 'challengeWindow',
    setting: search.setting ?? 'votingPeriod',
    number: '',
    timeUnit: 'days',
    parts: mapParts((part) => formatHundredths(BigInt(state.feeParts[part]))),
    role: search.role ?? 'guardian',
    holder: '',
    vacant: false,
    to: '',
    amount: '',
    contributionId: String(search.contribution ?? cases.disputes[0]?.contributionId ?? ''),
    verdict: null,
    reason: '',
  };
  return { ...draft, ...currentValue(draft, state) };
}

/** The value that a draft would change, as it is now, to start from. */
export function currentValue(
  draft: Pick<ProposalDraft, 'template' | 'parameter' | 'setting'>,
  state: ProtocolState,
): Pick<ProposalDraft, 'number' | 'timeUnit'> {
  const { unit, value } = subjectOf(draft, state);
  switch (unit) {
    case 'seconds': {
      const fitting = (['days', 'hours', 'minutes'] as const).find(
        (name) => value >= TIME_UNITS[name] && value % TIME_UNITS[name] === 0n,
      );
      const timeUnit = fitting ?? 'seconds';
      return { number: String(value / TIME_UNITS[timeUnit]), timeUnit };
    }
    case 'open':
      return { number: formatOpenExact(value), timeUnit: 'days' };
    case 'basis-points':
      return { number: formatHundredths(value), timeUnit: 'days' };
    case 'percent':
      return { number: String(value), timeUnit: 'days' };
  }
}

/** The unit and the present value of what a draft changes. */
export function subjectOf(
  { template, parameter, setting }: Pick<ProposalDraft, 'template' | 'parameter' | 'setting'>,
  state: ProtocolState,
): { unit: ValueUnit; value: bigint } {
  return template === 'set-voting'
    ? { unit: SETTING_UNITS[setting], value: state.voting[setting] }
    : { unit: PARAMETER_UNITS[parameter], value: state.parameters[parameter].value };
}

export type ReadDraft =
  | { readonly action: ProposalAction; readonly problems: null }
  | { readonly action: null; readonly problems: Readonly<Record<string, string>> };

type Context = { state: ProtocolState; cases: OpenCases; chain: { local: boolean } };

/** In whose words problems are told; `say` for those of parts that know no reader. */
export type DraftWords = {
  readonly t: TranslatorOf<'governance.proposalDraft'>;
  readonly protocol: ProtocolWords;
  readonly say: (english: string) => string;
};

/** The action that a draft describes, or what is wrong with it, by field. */
export function readDraft(words: DraftWords, draft: ProposalDraft, context: Context): ReadDraft {
  const parsed = parseDraft(words, draft, context);
  if ('problems' in parsed) return { action: null, problems: parsed.problems };
  const problems = checkAction(words.protocol, parsed.action, context.state);
  if (problems.length === 0) return { action: parsed.action, problems: null };
  return { action: null, problems: Object.fromEntries(problems.map(({ field, message }) => [field, message])) };
}

function parseDraft(
  words: DraftWords,
  draft: ProposalDraft,
  { state, cases, chain }: Context,
): { action: ProposalAction } | { problems: Record<string, string> } {
  const { t, say } = words;
  switch (draft.template) {
    case 'set-parameter':
    case 'set-voting': {
      const value = readValue(words, draft, subjectOf(draft, state).unit);
      if (typeof value === 'string') return { problems: { value } };
      return draft.template === 'set-parameter'
        ? { action: { kind: 'set-parameter', parameter: draft.parameter, value } }
        : { action: { kind: 'set-voting', setting: draft.setting, value } };
    }
    case 'set-fee-parts': {
      const parts = mapParts((part) => Number(readHundredths(draft.parts[part]) ?? Number.NaN));
      return { action: { kind: 'set-fee-parts', parts } };
    }
    case 'set-role': {
      const holder = draft.vacant && draft.role === 'guardian' ? ZERO_ADDRESS : readAccount(draft.holder, chain);
      return holder
        ? { action: { kind: 'set-role', role: draft.role, holder } }
        : { problems: { holder: say(ACCOUNT_PROBLEM) } };
    }
    case 'spend': {
      const to = readAccount(draft.to, chain);
      const amount = readAmount(words, draft.amount);
      const problems = {
        ...(to ? {} : { to: say(ACCOUNT_PROBLEM) }),
        ...(typeof amount === 'string' ? { amount } : {}),
      };
      return to && typeof amount === 'bigint' ? { action: { kind: 'spend', to, amount } } : { problems };
    }
    case 'resolve-challenge': {
      if (!cases.challenge) return { problems: { case: t('noChallenge') } };
      const { epoch, root } = cases.challenge;
      if (draft.verdict === null) return { problems: { verdict: t('noVerdict') } };
      const upheld = draft.verdict === 'upheld';
      return { action: { kind: 'resolve-challenge', epoch, root, upheld, reason: draft.reason.trim() } };
    }
    case 'resolve-dispute': {
      const dispute = cases.disputes.find((one) => String(one.contributionId) === draft.contributionId);
      if (!dispute) return { problems: { case: t('noDispute') } };
      if (draft.verdict === null) return { problems: { verdict: t('noVerdict') } };
      const { contributionId } = dispute;
      const upheld = draft.verdict === 'upheld';
      return { action: { kind: 'resolve-dispute', contributionId, upheld, reason: draft.reason.trim() } };
    }
  }
}

/** The value in its base units, or what is wrong with the text. */
function readValue(words: DraftWords, { number, timeUnit }: ProposalDraft, unit: ValueUnit): bigint | string {
  const { t } = words;
  const text = number.trim();
  switch (unit) {
    case 'seconds': {
      const match = /^(\d{1,9})(?:[.,](\d{1,4}))?$/.exec(text);
      const thousandths = match ? BigInt(match[1] ?? '0') * 10_000n + BigInt((match[2] ?? '').padEnd(4, '0')) : null;
      const seconds = thousandths === null ? null : thousandths * TIME_UNITS[timeUnit];
      return seconds === null || seconds % 10_000n !== 0n ? t('wrongTime') : seconds / 10_000n;
    }
    case 'open':
      return readAmount(words, text);
    case 'basis-points':
      return readHundredths(text) ?? t('wrongPart');
    case 'percent':
      return /^\d{1,3}$/.test(text) ? BigInt(text) : t('wrongPercent');
  }
}

function readAmount({ say }: DraftWords, text: string): bigint | string {
  const read = readOpen(text);
  return read.ok ? read.amount : say(read.problem);
}

/** "12.5" → 1250n, or null. */
function readHundredths(text: string): bigint | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  return match ? BigInt(match[1] ?? '0') * 100n + BigInt((match[2] ?? '').padEnd(2, '0')) : null;
}

function mapParts<Value>(value: (part: FeePartName) => Value): Record<FeePartName, Value> {
  return {
    treasury: value('treasury'),
    builder: value('builder'),
    curators: value('curators'),
    compute: value('compute'),
    contributors: value('contributors'),
  };
}

/** The sum of the parts as typed, in basis points; null while one of them is no percentage. */
export function sumParts(parts: ProposalDraft['parts']): number | null {
  let sum = 0n;
  for (const part of FEE_PARTS) {
    const value = readHundredths(parts[part]);
    if (value === null) return null;
    sum += value;
  }
  return Number(sum);
}
