'use client';

import { useTexts } from '#texts';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { FileFormat } from '@/lib/records/detect-file';
import type { ReadingChoices } from '@/lib/records/parse-file';
import { TEXT_SPLITS } from '@/lib/records/parse-text';

/** How the file is read, where its format leaves a choice. */
export function ReadingChoicesForm({
  format,
  choices,
  onChange,
}: {
  format: FileFormat;
  choices: ReadingChoices;
  onChange: (choices: ReadingChoices) => void;
}) {
  const t = useTexts('contribute.readingChoices');
  if (format === 'jsonl') return null;
  if (format === 'csv') {
    return (
      <Checkbox
        label={t('header')}
        checked={choices.hasHeader}
        onChange={(event) => onChange({ ...choices, hasHeader: event.target.checked })}
      />
    );
  }
  return (
    <Field label={t('oneRecord')} className="max-w-xs">
      {(control) => (
        <Select
          {...control}
          value={choices.split ?? 'line'}
          options={TEXT_SPLITS.map((split) => ({ value: split, label: t(split) }))}
          onChange={(event) => {
            const split = TEXT_SPLITS.find((one) => one === event.target.value);
            if (split) onChange({ ...choices, split });
          }}
        />
      )}
    </Field>
  );
}
