'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { FileFormat } from '@/lib/records/detect-file';
import type { ReadingChoices } from '@/lib/records/parse-file';
import { TEXT_SPLITS } from '@/lib/records/parse-text';

const SPLIT_WORDS: Record<(typeof TEXT_SPLITS)[number], string> = {
  line: 'each line',
  paragraph: 'each paragraph',
  section: 'each section under a heading',
  whole: 'the whole file',
};

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
  if (format === 'jsonl') return null;
  if (format === 'csv') {
    return (
      <Checkbox
        label="The first row is the header"
        checked={choices.hasHeader}
        onChange={(event) => onChange({ ...choices, hasHeader: event.target.checked })}
      />
    );
  }
  return (
    <Field label="One record is" className="max-w-xs">
      {(control) => (
        <Select
          {...control}
          value={choices.split ?? 'line'}
          options={TEXT_SPLITS.map((split) => ({ value: split, label: SPLIT_WORDS[split] }))}
          onChange={(event) => {
            const split = TEXT_SPLITS.find((one) => one === event.target.value);
            if (split) onChange({ ...choices, split });
          }}
        />
      )}
    </Field>
  );
}
