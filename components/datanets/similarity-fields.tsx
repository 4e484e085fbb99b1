import { useSay, useTexts } from '#texts';
import type { MetadataDraft } from '@/components/datanets/metadata-draft';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

/** From which likeness on a later text is a copy or resembles an earlier one: for those who want other than the usual. */
export function SimilarityFields({
  draft,
  onChange,
  errors,
}: {
  draft: MetadataDraft;
  onChange: (draft: MetadataDraft) => void;
  errors: Readonly<Record<string, string>>;
}) {
  const t = useTexts('datanets.similarityFields');
  const say = useSay();
  const copyError = say(errors['similarity.copyPermille'] ?? '');
  const resembleError = say(errors['similarity.resemblePermille'] ?? '');
  return (
    <Card>
      <details open={Boolean(copyError || resembleError) || undefined}>
        <summary className="cursor-pointer font-semibold">{t('title')}</summary>
        <div className="mt-4 grid gap-4">
          <p className="text-muted text-sm">{t('explanation')}</p>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('copy')} hint={t('copyHint')} error={copyError}>
              {(control) => (
                <Input
                  {...control}
                  inputMode="numeric"
                  value={draft.copyPercent}
                  maxLength={3}
                  onChange={(event) => onChange({ ...draft, copyPercent: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('resemble')} hint={t('resembleHint')} error={resembleError}>
              {(control) => (
                <Input
                  {...control}
                  inputMode="numeric"
                  value={draft.resemblePercent}
                  maxLength={3}
                  onChange={(event) => onChange({ ...draft, resemblePercent: event.target.value })}
                />
              )}
            </Field>
          </div>
        </div>
      </details>
    </Card>
  );
}
