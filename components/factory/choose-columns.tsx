import { useTexts } from '#texts';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { SchemaField } from '@/lib/schemas/datanet';
import type { ModelKind } from '@/lib/schemas/training';
import type { KeyOf } from '@/lib/texts/namespaces';

/** The columns a model reads; an empty text stands for none. */
export type Columns = { text: string; label: string; title: string; question: string; answer: string };

/** A column to choose; `says` names its texts. */
type Choice = {
  name: keyof Columns;
  says: KeyOf<'factory.chooseColumns'>;
  hint?: KeyOf<'factory.chooseColumns'>;
  fields: readonly SchemaField[];
  optional: boolean;
};

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
  const t = useTexts('factory.chooseColumns');
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      {choicesOf(kind, fields, columns).map(({ name, says, hint, fields: options, optional }) => (
        <Field key={name} label={t(says)} hint={hint ? t(hint) : undefined}>
          {(control) => (
            <Select
              {...control}
              value={columns[name]}
              onChange={(event) => onChange({ [name]: event.target.value })}
              // Without it the browser would show the first column as if it were chosen.
              placeholder={optional ? t('none') : columns[name] === '' ? t('choose') : undefined}
              options={options.map((field) => ({ value: field.name, label: field.name }))}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

/** The columns with the label left open where it would be the text itself: each record would be a label of its own. */
export function apart(columns: Columns, kind: ModelKind): Columns {
  return kind === 'classifier' && columns.label === columns.text ? { ...columns, label: '' } : columns;
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

function choicesOf(kind: ModelKind, fields: readonly SchemaField[], { text, question, label }: Columns): Choice[] {
  const words = fields.filter((field) => field.kind !== 'number');
  const others = words.filter((field) => field.name !== text);
  switch (kind) {
    case 'classifier':
      return [
        { name: 'text', says: 'textToRead', fields, optional: false },
        {
          name: 'label',
          says: 'labelToAnswer',
          hint: label === '' ? 'labelMissing' : undefined,
          fields: words.filter((field) => field.name !== text),
          optional: false,
        },
      ];
    case 'retrieval':
      return [
        { name: 'text', says: 'textToQuote', fields: words, optional: false },
        {
          name: 'title',
          says: 'heading',
          hint: 'headingHint',
          fields: others,
          optional: true,
        },
        {
          name: 'question',
          says: 'measuringQuestion',
          hint: 'measuringQuestionHint',
          fields: others,
          optional: true,
        },
        {
          name: 'answer',
          says: 'rightAnswer',
          hint: 'rightAnswerHint',
          fields: others.filter((field) => field.name !== question),
          optional: true,
        },
      ];
    case 'adapter':
      return [
        {
          name: 'question',
          says: 'question',
          hint: 'questionHint',
          fields: others,
          optional: true,
        },
        { name: 'text', says: 'answer', hint: 'answerHint', fields: words, optional: false },
      ];
    case 'endpoint':
      return [
        {
          name: 'text',
          says: 'restsOn',
          hint: 'restsOnHint',
          fields: words,
          optional: false,
        },
      ];
    case 'decoder':
      return [];
  }
}
