import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { SchemaField } from '@/lib/schemas/datanet';
import type { ModelKind } from '@/lib/schemas/training';

/** The columns a model reads; an empty text stands for none. */
export type Columns = { text: string; label: string; title: string; question: string; answer: string };

type Choice = { name: keyof Columns; label: string; hint?: string; fields: readonly SchemaField[]; optional: boolean };

/** Selects for the columns that a kind of model needs, and for those that it can use. */
export function ChooseColumns({
  kind,
  fields,
  columns,
  onChange,
}: {
  kind: ModelKind;
  fields: readonly SchemaField[];
  columns: Columns;
  onChange: (change: Partial<Columns>) => void;
}) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {choicesOf(kind, fields, columns).map(({ name, label, hint, fields: options, optional }) => (
        <Field key={name} label={label} hint={hint}>
          {(control) => (
            <Select
              {...control}
              value={columns[name]}
              onChange={(event) => onChange({ [name]: event.target.value })}
              placeholder={optional ? 'None' : undefined}
              options={options.map((field) => ({ value: field.name, label: field.name }))}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

/** What stands in the form before anything is chosen: the first fitting column, and columns with telling names. */
export function suggestColumns(fields: readonly SchemaField[], kind: ModelKind): Columns {
  const named = (name: RegExp) => fields.find((field) => field.kind !== 'number' && name.test(field.name))?.name ?? '';
  const question = named(/^questions?$/);
  const answer = named(/^answers?$/);
  const texts = fields.filter((field) => field.kind === 'text');
  const others = {
    label: fields.find((field) => field.kind === 'label')?.name ?? '',
    title: named(/^(?:title|heading)$/),
  };
  if (kind === 'adapter') {
    const asks = question || (texts.length > 1 ? (texts.find(({ name }) => name !== answer)?.name ?? '') : '');
    const text = answer || (texts.find(({ name }) => name !== asks)?.name ?? '');
    return { text, question: asks, answer: '', ...others };
  }
  const beside = texts.find(({ name }) => name !== question && name !== answer)?.name;
  // Questions and answers alone: what is said in them is the answer, and it cannot be measured with itself.
  const measures = beside !== undefined && question !== '' && answer !== '';
  return {
    text: beside ?? (answer || (texts[0]?.name ?? '')),
    question: measures ? question : '',
    answer: measures ? answer : '',
    ...others,
  };
}

function choicesOf(kind: ModelKind, fields: readonly SchemaField[], { text, question }: Columns): Choice[] {
  const words = fields.filter((field) => field.kind !== 'number');
  const others = words.filter((field) => field.name !== text);
  switch (kind) {
    case 'classifier':
      return [
        { name: 'text', label: 'Text to read', fields, optional: false },
        { name: 'label', label: 'Label to answer', fields: words, optional: false },
      ];
    case 'retrieval':
      return [
        { name: 'text', label: 'Text to quote from', fields: words, optional: false },
        {
          name: 'title',
          label: 'Heading',
          hint: 'Searched with the text, never quoted.',
          fields: others,
          optional: true,
        },
        {
          name: 'question',
          label: 'Question to measure with',
          hint: 'A question that the record’s text answers. It is not searched.',
          fields: others,
          optional: true,
        },
        {
          name: 'answer',
          label: 'Its right answer',
          hint: 'As it stands in the text.',
          fields: others.filter((field) => field.name !== question),
          optional: true,
        },
      ];
    case 'adapter':
      return [
        {
          name: 'question',
          label: 'Question it is asked',
          hint: 'None: it learns to go on from the beginning of a text.',
          fields: others,
          optional: true,
        },
        { name: 'text', label: 'Answer it learns', hint: 'By heart, word by word.', fields: words, optional: false },
      ];
    case 'endpoint':
      return [
        {
          name: 'text',
          label: 'Text that its answers rest on',
          hint: 'A record is paid when its words stand in an answer.',
          fields: words,
          optional: false,
        },
      ];
    case 'decoder':
      return [];
  }
}
