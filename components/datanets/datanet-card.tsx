import { Fragment } from 'react';
import { useReader, useTexts } from '#texts';
import { Confluence } from '@/components/datanets/confluence';
import { ShareBar } from '@/components/datanets/share-bar';
import { streamsOf } from '@/components/datanets/streams-of';
import { Link } from '@/components/ui/link';
import { TimeAgo } from '@/components/ui/time-ago';
import { formatNumber } from '@/lib/core/format-number';
import type { AccessLevel } from '@/lib/schemas/datanet';
import type { DatanetSummary, LabelSummary } from '@/lib/schemas/datanet-summary';

export type DatanetCardData = {
  id: number;
  name: string | null;
  summary: string | null;
  tags: string[] | null;
  licence: string | null;
  contributeAccess: AccessLevel;
  trainAccess: AccessLevel;
  acceptedRecords: number;
  contributorCount: number;
  versionCount: number;
  pendingCount: number;
  updatedAt: Date;
  /** Null until its records were counted. */
  counted: DatanetSummary | null;
};

/** A Datanet in the list, with its streams and its labels; the whole card leads to it. */
export function DatanetCard({ datanet }: { datanet: DatanetCardData }) {
  const t = useTexts('datanets.datanetCard');
  const { tag } = useReader();
  const terms = [
    datanet.licence,
    t('access', { access: datanet.contributeAccess }),
    // Who wants to train a model should not find out in the Factory's form.
    datanet.trainAccess === 'anyone' ? null : t('training', { access: datanet.trainAccess }),
  ].filter((term) => term !== null);
  return (
    <article className="group relative flex h-full flex-col overflow-hidden rounded-lg border border-line bg-surface transition-colors focus-within:border-river hover:border-line-strong">
      <Confluence streams={streamsOf(datanet.counted)} height={76} className="bg-sunken/60" />
      <div className="flex flex-1 flex-col px-5 pt-4 pb-4">
        <h2 className="font-display text-xl leading-snug" translate="no">
          <Link href={`/datanets/${datanet.id}`} className="after:absolute after:inset-0 after:rounded-lg">
            {datanet.name ?? t('noName', { id: datanet.id })}
          </Link>
        </h2>
        <p className="mt-1 line-clamp-2 text-muted text-sm" {...(datanet.summary ? { translate: 'no' } : {})}>
          {datanet.summary ?? t('noSummary')}
        </p>
        <p className="mt-1.5 truncate text-faint text-xs" translate="no">
          {datanet.tags?.slice(0, 5).join(' · ')}
        </p>
        <div className="mt-auto pt-5">
          <Contents counted={datanet.counted} />
          <dl className="mt-4 grid grid-cols-3 gap-2">
            <Figure
              value={formatNumber(datanet.acceptedRecords, tag)}
              label={t('records', { count: datanet.acceptedRecords })}
            />
            <Figure
              value={formatNumber(datanet.contributorCount, tag)}
              label={t('people', { count: datanet.contributorCount })}
            />
            <Figure
              value={formatNumber(datanet.versionCount, tag)}
              label={t('versions', { count: datanet.versionCount })}
            />
          </dl>
          <p className="mt-4 flex items-start justify-between gap-x-3 border-line border-t pt-2.5 text-faint text-xs sm:min-h-[calc(2lh+0.6875rem)]">
            <span className="line-clamp-2 min-w-0">
              {terms.map((term, place) => (
                <Fragment key={term}>
                  {place > 0 ? ' · ' : null}
                  <span className="inline-block">{term}</span>
                </Fragment>
              ))}
            </span>
            {datanet.pendingCount > 0 ? (
              <span className="shrink-0 text-warn">{t('toReview', { count: datanet.pendingCount })}</span>
            ) : (
              <TimeAgo at={datanet.updatedAt} className="shrink-0" />
            )}
          </p>
        </div>
      </div>
    </article>
  );
}

/** What its records are: the shares of its first label, else how long its texts are. Holds its place where neither is. */
function Contents({ counted }: { counted: DatanetSummary | null }) {
  const t = useTexts('datanets.datanetCard');
  const label = counted?.fields.find((field): field is LabelSummary => field.kind === 'label' && field.filled > 0);
  if (label) {
    const names = label.values.slice(0, 4).map(({ value }) => value);
    return (
      <>
        <ShareBar parts={label.values.map(({ value, records }) => ({ key: value, size: records }))} />
        <p className="mt-1.5 truncate text-faint text-xs">
          {t('labels', { count: label.values.length + label.others.values, names: names.join(', ') })}
        </p>
      </>
    );
  }
  const text = counted?.fields.find((field) => field.kind === 'text');
  return (
    <>
      <div className="h-2" />
      <p className="mt-1.5 truncate text-faint text-xs">
        {text?.kind === 'text' ? t('length', { count: Math.round(text.median) }) : '\u00a0'}
      </p>
    </>
  );
}

function Figure({ value, label }: { value: string; label: string }) {
  return (
    <div className="flex flex-col-reverse justify-end">
      <dt className="text-faint text-xs">{label}</dt>
      <dd className="font-display text-ink text-xl tabular-nums leading-tight">{value}</dd>
    </div>
  );
}
