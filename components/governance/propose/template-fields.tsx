'use client';

import { useTexts } from '#texts';
import { settingBounds } from '@/components/governance/check-action';
import { ChallengeFields, DisputeFields } from '@/components/governance/propose/case-fields';
import { FeePartFields } from '@/components/governance/propose/fee-part-fields';
import {
  currentValue,
  type OpenCases,
  type ProposalDraft,
  subjectOf,
} from '@/components/governance/propose/proposal-draft';
import { ValueField } from '@/components/governance/propose/value-field';
import { boundsInWords, parameterWords, protocolRoleWords, settingWords } from '@/components/governance/protocol-words';
import { useProtocolWords } from '@/components/governance/use-protocol-words';
import { Amount } from '@/components/ui/amount';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { AccountField } from '@/components/wallet/account-field';
import { formatValue } from '@/lib/chain/governance/format-value';
import type { ProtocolState } from '@/lib/chain/governance/protocol-values';
import { GOVERNOR_SETTINGS, PROTOCOL_PARAMETERS, PROTOCOL_ROLES } from '@/lib/core/protocol-names';

type Props = {
  draft: ProposalDraft;
  state: ProtocolState;
  cases: OpenCases;
  /** The epoch or contribution that a link named. */
  asked: { epoch: number | null; contribution: number | null };
  problems: Readonly<Record<string, string>>;
  onChange: (change: Partial<ProposalDraft>) => void;
};

/** The fields of the chosen template. */
export function TemplateFields(props: Props) {
  switch (props.draft.template) {
    case 'set-parameter':
      return <ParameterFields {...props} />;
    case 'set-voting':
      return <VotingFields {...props} />;
    case 'set-fee-parts':
      return (
        <FeePartFields
          parts={props.draft.parts}
          state={props.state}
          problems={props.problems}
          onChange={(parts) => props.onChange({ parts })}
        />
      );
    case 'set-role':
      return <RoleFields {...props} />;
    case 'spend':
      return <SpendFields {...props} />;
    case 'resolve-challenge':
      return <ChallengeFields {...props} />;
    case 'resolve-dispute':
      return <DisputeFields {...props} />;
  }
}

function ParameterFields({ draft, state, problems, onChange }: Props) {
  const t = useTexts('governance.templateFields');
  const words = useProtocolWords();
  const { unit, meaning } = parameterWords(words, draft.parameter);
  return (
    <>
      <Field
        label={t('parameter')}
        hint={t('now', { meaning, value: formatValue(state.parameters[draft.parameter].value, unit, words.tag) })}
      >
        {(control) => (
          <Select
            {...control}
            value={draft.parameter}
            options={PROTOCOL_PARAMETERS.map((name) => ({ value: name, label: parameterWords(words, name).label }))}
            onChange={(event) => {
              const parameter = PROTOCOL_PARAMETERS.find((name) => name === event.target.value);
              if (parameter) onChange({ parameter, ...currentValue({ ...draft, parameter }, state) });
            }}
          />
        )}
      </Field>
      <ValueField
        unit={unit}
        draft={draft}
        bounds={boundsInWords(words, state.parameters[draft.parameter], unit)}
        error={problems.value}
        onChange={onChange}
      />
    </>
  );
}

function VotingFields({ draft, state, problems, onChange }: Props) {
  const t = useTexts('governance.templateFields');
  const words = useProtocolWords();
  const { meaning } = settingWords(words, draft.setting);
  const { unit, value } = subjectOf(draft, state);
  return (
    <>
      <Field label={t('setting')} hint={t('now', { meaning, value: formatValue(value, unit, words.tag) })}>
        {(control) => (
          <Select
            {...control}
            value={draft.setting}
            options={GOVERNOR_SETTINGS.map((name) => ({ value: name, label: settingWords(words, name).label }))}
            onChange={(event) => {
              const setting = GOVERNOR_SETTINGS.find((name) => name === event.target.value);
              if (setting) onChange({ setting, ...currentValue({ ...draft, setting }, state) });
            }}
          />
        )}
      </Field>
      <ValueField
        unit={unit}
        draft={draft}
        bounds={boundsInWords(words, settingBounds(draft.setting, state), unit)}
        error={problems.value}
        onChange={onChange}
      />
    </>
  );
}

function RoleFields({ draft, problems, onChange }: Props) {
  const t = useTexts('governance.templateFields');
  const words = useProtocolWords();
  return (
    <>
      <Field label={t('role')} hint={protocolRoleWords(words, draft.role).meaning}>
        {(control) => (
          <Select
            {...control}
            value={draft.role}
            options={PROTOCOL_ROLES.map((role) => ({ value: role, label: protocolRoleWords(words, role).label }))}
            onChange={(event) => {
              const role = PROTOCOL_ROLES.find((name) => name === event.target.value);
              if (role) onChange({ role });
            }}
          />
        )}
      </Field>
      {draft.role === 'guardian' ? (
        <Checkbox
          label={t('nobody')}
          description={t('nobodyMeaning')}
          checked={draft.vacant}
          onChange={(event) => onChange({ vacant: event.target.checked })}
        />
      ) : null}
      {draft.role === 'guardian' && draft.vacant ? (
        problems.holder ? (
          <p className="text-bad text-sm" role="alert">
            {problems.holder}
          </p>
        ) : null
      ) : (
        <AccountField
          label={t('holder')}
          value={draft.holder}
          error={problems.holder}
          onChange={(holder) => onChange({ holder })}
        />
      )}
    </>
  );
}

function SpendFields({ draft, state, problems, onChange }: Props) {
  const t = useTexts('governance.templateFields');
  return (
    <>
      <AccountField label={t('paidTo')} value={draft.to} error={problems.to} onChange={(to) => onChange({ to })} />
      <Field
        label={t('amount')}
        hint={t.rich('treasuryHolds', { balance: () => <Amount baseUnits={state.treasuryBalance} /> })}
        error={problems.amount}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            value={draft.amount}
            onChange={(event) => onChange({ amount: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
