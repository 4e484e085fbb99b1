'use client';

import { useTexts } from '#texts';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { MOST_REASON } from '@/lib/chain/governance/proposal-action';

/** Why somebody contests or decides something. `problem` is shown when it is missing. */
export function ReasonField({
  value,
  onChange,
  hint,
  problem,
}: {
  value: string;
  onChange: (value: string) => void;
  hint: string;
  problem: string | null;
}) {
  const t = useTexts('disputes.reasonField');
  return (
    <Field label={t('label')} hint={hint} error={problem}>
      {(control) => (
        <Textarea
          {...control}
          rows={3}
          maxLength={MOST_REASON}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
