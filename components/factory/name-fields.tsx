import { useTexts } from '#texts';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';

/** What the model is called, and what it is good for, as everyone will read it. */
export function NameFields({
  name,
  summary,
  onChange,
}: {
  name: string;
  summary: string;
  onChange: (change: { name?: string; summary?: string }) => void;
}) {
  const t = useTexts('factory.nameFields');
  return (
    <div className="grid gap-5">
      <Field label={t('name')}>
        {(control) => (
          <Input
            {...control}
            name="name"
            required
            minLength={3}
            maxLength={80}
            value={name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('summary')} hint={t('summaryHint')}>
        {(control) => (
          <Textarea
            {...control}
            name="summary"
            required
            minLength={10}
            maxLength={280}
            rows={2}
            value={summary}
            onChange={(event) => onChange({ summary: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
