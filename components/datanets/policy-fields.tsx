'use client';

import { useTexts } from '#texts';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { ACCESS_LEVELS, type AccessLevel } from '@/lib/schemas/datanet';

export type Policy = { contribute: AccessLevel; train: AccessLevel };

/** An access level as the contract's enum counts it. */
export function accessNumber(level: AccessLevel): number {
  return ACCESS_LEVELS.indexOf(level);
}

/** Who may contribute and who may train. */
export function PolicyFields({ policy, onChange }: { policy: Policy; onChange: (policy: Policy) => void }) {
  const t = useTexts('datanets.policyFields');
  const options: { value: AccessLevel; label: string }[] = [
    { value: 'anyone', label: t('anyone') },
    { value: 'on-request', label: t('onRequest') },
    { value: 'nobody', label: t('nobody') },
  ];
  const read = (value: string) => ACCESS_LEVELS.find((level) => level === value) ?? 'nobody';
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('contribute')}>
        {(control) => (
          <Select
            {...control}
            value={policy.contribute}
            options={options}
            onChange={(event) => onChange({ ...policy, contribute: read(event.target.value) })}
          />
        )}
      </Field>
      <Field label={t('train')}>
        {(control) => (
          <Select
            {...control}
            value={policy.train}
            options={options}
            onChange={(event) => onChange({ ...policy, train: read(event.target.value) })}
          />
        )}
      </Field>
    </div>
  );
}
