'use client';

import { useTexts } from '#texts';
import type { ProposalDraft, TimeUnit } from '@/components/governance/propose/proposal-draft';
import { TIME_UNITS } from '@/components/governance/propose/proposal-draft';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ValueUnit } from '@/lib/chain/governance/protocol-values';

const NAMES: readonly TimeUnit[] = ['seconds', 'minutes', 'hours', 'days'];

/** A number in its unit; a time with a choice of units. */
export function ValueField({
  unit,
  draft,
  bounds,
  error,
  onChange,
}: {
  unit: ValueUnit;
  draft: Pick<ProposalDraft, 'number' | 'timeUnit'>;
  /** The bounds, in words. */
  bounds: string;
  error: string | undefined;
  onChange: (change: Partial<Pick<ProposalDraft, 'number' | 'timeUnit'>>) => void;
}) {
  const t = useTexts('governance.valueField');
  return (
    <div className="flex flex-wrap items-start gap-3">
      <Field
        label={t(`value.${unit}`)}
        hint={t('bounds', { bounds })}
        error={error}
        className="min-w-0 flex-1 basis-48"
      >
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            value={draft.number}
            onChange={(event) => onChange({ number: event.target.value })}
          />
        )}
      </Field>
      {unit === 'seconds' ? (
        <Field label={t('unit')} className="basis-32">
          {(control) => (
            <Select
              {...control}
              value={draft.timeUnit}
              options={NAMES.map((name) => ({ value: name, label: t(`unit.${name}`) }))}
              onChange={(event) => {
                const timeUnit = NAMES.find((name) => name === event.target.value);
                if (timeUnit && timeUnit in TIME_UNITS) onChange({ timeUnit });
              }}
            />
          )}
        </Field>
      ) : null}
    </div>
  );
}
