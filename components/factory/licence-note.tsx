import { useReader, useTexts } from '#texts';
import { type LicensedSource, rollUpLicences } from '@/components/factory/roll-up-licences';
import { Alert } from '@/components/ui/alert';

/** The licences of everything a model rests on, what they ask, and what stands against publishing it. */
export function LicenceNote({ sources }: { sources: readonly LicensedSource[] }) {
  const t = useTexts('factory.licenceNote');
  const { tag } = useReader();
  const { licences, conflicts, duties, allKnown } = rollUpLicences(t, { sources, tag });
  return (
    <section aria-label={t('label')} className="grid gap-3 text-sm">
      <h3 className="font-medium text-ink">{t('title')}</h3>
      <ul className="grid gap-1 text-muted">
        {licences.map(({ licence, names }) => (
          <li key={licence} className="break-words">
            <span className="text-ink">{licence}</span>: <span translate="no">{names.join(', ')}</span>
          </li>
        ))}
      </ul>
      {conflicts.length > 0 ? (
        <Alert tone="warn" title={t('conflicts')}>
          {conflicts.map((conflict) => (
            <span key={conflict} className="block">
              {conflict}
            </span>
          ))}
        </Alert>
      ) : null}
      <ul className="grid gap-1 text-faint">
        {duties.map((duty) => (
          <li key={duty} className="break-words">
            {duty}
          </li>
        ))}
        {conflicts.length === 0 && allKnown ? <li>{t('free')}</li> : null}
      </ul>
    </section>
  );
}
