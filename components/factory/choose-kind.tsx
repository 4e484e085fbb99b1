import { useTexts } from '#texts';
import { BUILDABLE_KINDS, type BuildableKind } from '@/components/factory/kind-guide';
import { cn } from '@/components/ui/cn';

const FACTS = ['goodFor', 'needs', 'time', 'limits'] as const;

/** What the model shall be: the kinds to pick from, and of the picked one what it is good for, needs, takes and cannot do. */
export function ChooseKind({ kind, onChange }: { kind: BuildableKind; onChange: (kind: BuildableKind) => void }) {
  const t = useTexts('factory.kindGuide');
  return (
    <div className="grid gap-5">
      <fieldset className="grid gap-3 sm:grid-cols-2">
        <legend className="sr-only">{t('legend')}</legend>
        {BUILDABLE_KINDS.map((one) => (
          <label
            key={one}
            className={cn(
              'flex cursor-pointer gap-3 rounded-lg border p-4 has-focus-visible:outline-2 has-focus-visible:outline-river has-focus-visible:outline-offset-2',
              one === kind ? 'border-river bg-river-soft' : 'border-line bg-surface hover:border-line-strong',
            )}
          >
            <input
              type="radio"
              name="kind"
              value={one}
              checked={one === kind}
              onChange={() => onChange(one)}
              aria-describedby={`kind-${one}`}
              aria-label={t(`${one}.name`)}
              className="mt-1 size-4 shrink-0 accent-river"
            />
            <span className="grid min-w-0 content-start gap-1">
              <span className="font-medium text-ink">{t(`${one}.name`)}</span>
              <span className="text-muted text-sm" id={`kind-${one}`}>
                {t(`${one}.description`)}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <dl aria-live="polite" className="grid gap-x-8 gap-y-3 border-river border-l-2 pl-4 text-sm sm:grid-cols-2">
        {FACTS.map((fact) => (
          <div key={fact}>
            <dt className="font-medium text-ink">{t(fact)}</dt>
            <dd className="text-muted">{t(`${kind}.${fact}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
