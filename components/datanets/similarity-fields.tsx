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
  const copyError = errors['similarity.copyPermille'];
  const resembleError = errors['similarity.resemblePermille'];
  return (
    <Card>
      <details open={Boolean(copyError || resembleError) || undefined}>
        <summary className="cursor-pointer font-semibold">Advanced: texts that are alike</summary>
        <div className="mt-4 grid gap-4">
          <p className="text-muted text-sm">
            Each new text is compared with every public one, letter by letter, whatever its Datanet. A dozen words with
            one of them changed are some 75 % alike. Raise both where honest records look alike, as short questions on
            one subject do; lower the first where copying pays.
          </p>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field
              label="A copy, in percent"
              hint="From here on: left out of training, and its credit is the earlier author’s."
              error={copyError}
            >
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
            <Field
              label="Similar, in percent"
              hint="From here on: trained on, but a curator sees it, and its author loses credit for it."
              error={resembleError}
            >
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
