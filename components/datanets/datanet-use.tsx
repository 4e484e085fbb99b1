import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { ButtonLink } from '@/components/ui/button-link';
import { CopyButton } from '@/components/ui/copy-button';
import type { AccessLevel } from '@/lib/schemas/datanet';
import { licenceUrl } from '@/lib/schemas/licence-url';

export type DatanetUseData = {
  id: number;
  name: string | null;
  licence: string | null;
  contributeAccess: AccessLevel;
  trainAccess: AccessLevel;
  acceptedRecords: number;
  contributorCount: number;
  versionCount: number;
  updatedAt: Date;
};

/** The next step for a contributor, for a builder, and how to name the Datanet. */
export function DatanetUse({ datanet }: { datanet: DatanetUseData }) {
  const t = useTexts('datanets.datanetUse');
  const { id, versionCount } = datanet;
  const url = datanet.licence ? licenceUrl(datanet.licence) : null;
  const year = datanet.updatedAt.getUTCFullYear();
  const name = datanet.name ?? `Datanet ${id}`;
  const citation = t('citation', {
    name,
    year: String(year),
    id: String(id),
    version: versionCount,
    records: datanet.acceptedRecords,
    people: datanet.contributorCount,
    licence: datanet.licence ?? '',
  }).trim();
  const bibtex = [
    `@misc{datanet${id}${versionCount > 0 ? `v${versionCount}` : ''},`,
    `  title = {${name}},`,
    `  year = {${year}},`,
    `  howpublished = {Tributary, Datanet ${id}${versionCount > 0 ? `, version ${versionCount}` : ''}},`,
    ...(datanet.licence ? [`  note = {${datanet.licence}},`] : []),
    '}',
  ].join('\n');
  return (
    <section
      aria-label={t('label')}
      className="grid gap-x-10 gap-y-8 border-line-strong/70 border-t pt-6 lg:grid-cols-3"
    >
      <Step title={t('addTitle')}>
        <p>{t('add', { access: datanet.contributeAccess })}</p>
        <ButtonLink size="sm" href={`/datanets/${id}/contribute`}>
          {t('addAction')}
        </ButtonLink>
      </Step>
      <Step title={t('useTitle')}>
        <p>{versionCount > 0 ? t('use', { access: datanet.trainAccess }) : t('noVersion')}</p>
        {versionCount > 0 ? (
          <>
            <ul className="grid gap-1">
              <li>
                <a className="link" href={`/api/datanets/${id}/versions/${versionCount}/records`} download>
                  {t('download', { number: versionCount })}
                </a>
              </li>
              <li>
                <a className="link" href={`/api/datanets/${id}/versions/${versionCount}/croissant`}>
                  {t('describe')}
                </a>
              </li>
            </ul>
            <ButtonLink size="sm" variant="secondary" href={`/factory/new?datanet=${id}`}>
              {t('train')}
            </ButtonLink>
          </>
        ) : null}
      </Step>
      <Step title={t('citeTitle')}>
        <p>
          {datanet.licence
            ? t.rich('licence', {
                licence: () =>
                  url ? (
                    <a
                      className="link inline-block"
                      href={url}
                      rel="license noopener noreferrer"
                      target="_blank"
                      translate="no"
                    >
                      {datanet.licence}
                    </a>
                  ) : (
                    <span className="inline-block" translate="no">
                      {datanet.licence}
                    </span>
                  ),
              })
            : t('noLicence')}
        </p>
        <div className="flex w-full items-start gap-2">
          <p className="min-w-0 flex-1 border-river border-l-2 pl-3 text-ink">{citation}</p>
          <CopyButton text={citation} label={t('copyCitation')} />
        </div>
        <details className="w-full">
          <summary className="inline-flex min-h-6 items-center text-faint hover:text-ink">{t('bibtex')}</summary>
          <div className="mt-2 flex items-start gap-2">
            <pre
              className="min-w-0 flex-1 overflow-x-auto rounded-md bg-sunken p-3 font-mono text-ink text-xs"
              translate="no"
            >
              {bibtex}
            </pre>
            <CopyButton text={bibtex} label={t('copyBibtex')} />
          </div>
        </details>
      </Step>
    </section>
  );
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid content-start justify-items-start gap-3 text-muted text-sm">
      <h2 className="font-display text-ink text-xl">{title}</h2>
      {children}
    </div>
  );
}
