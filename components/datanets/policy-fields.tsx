'use client';

import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { ACCESS_LEVELS, type AccessLevel } from '@/lib/schemas/datanet';

const OPTIONS: { value: AccessLevel; label: string }[] = [
  { value: 'anyone', label: 'Anyone' },
  { value: 'on-request', label: 'On request, as the owner decides' },
  { value: 'nobody', label: 'Nobody but the owner' },
];

export type Policy = { contribute: AccessLevel; train: AccessLevel };

/** An access level as the contract's enum counts it. */
export function accessNumber(level: AccessLevel): number {
  return ACCESS_LEVELS.indexOf(level);
}

/** Who may contribute and who may train. */
export function PolicyFields({ policy, onChange }: { policy: Policy; onChange: (policy: Policy) => void }) {
  const read = (value: string) => ACCESS_LEVELS.find((level) => level === value) ?? 'nobody';
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Who may contribute">
        {(control) => (
          <Select
            {...control}
            value={policy.contribute}
            options={OPTIONS}
            onChange={(event) => onChange({ ...policy, contribute: read(event.target.value) })}
          />
        )}
      </Field>
      <Field label="Who may train models on it">
        {(control) => (
          <Select
            {...control}
            value={policy.train}
            options={OPTIONS}
            onChange={(event) => onChange({ ...policy, train: read(event.target.value) })}
          />
        )}
      </Field>
    </div>
  );
}
