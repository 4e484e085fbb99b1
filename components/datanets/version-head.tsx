import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { type VersionChangeData, versionChangeWords } from '@/components/datanets/version-change-words';
import { Term } from '@/components/glossary/term';
import { Address } from '@/components/ui/address';
import { buttonClass } from '@/components/ui/button-class';
import { ButtonLink } from '@/components/ui/button-link';
import { CopyButton } from '@/components/ui/copy-button';
import { TimeAgo } from '@/components/ui/time-ago';

export type VersionHeadData = {
  number: number;
  publisher: string;
  recordCount: number;
  contributionCount: number;
  manifestCid: string;
  manifestHash: string;
  publishedAt: Date;
  transactionHash: string;
};

/** One version: what is in it, what it changed, how to have it, and what names it on chain. */
export function VersionHead({
  datanetId,
  version,
  change,
}: {
  datanetId: number;
  version: VersionHeadData;
  change: VersionChangeData;
}) {
  const t = useTexts('datanets.versionPage');
  const changeTexts = useTexts('datanets.versionChange');
  const api = `/api/datanets/${datanetId}/versions/${version.number}`;
  return (
    <section aria-labelledby="version-title" className="grid gap-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h2 id="version-title" className="text-2xl">
            {t('title', { number: version.number })}
          </h2>
          <p className="mt-1 flex flex-wrap items-center gap-x-1.5 gap-y-1 text-muted text-sm">
            {t.rich('about', {
              records: version.recordCount,
              contributions: version.contributionCount,
              who: () => <Address address={version.publisher} href={`/people/${version.publisher}`} />,
              when: () => <TimeAgo at={version.publishedAt} />,
            })}
          </p>
          <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm tabular-nums">
            {versionChangeWords(changeTexts, { number: version.number, change }).map(({ key, words }) => (
              <span key={key} className={key === 'added' ? 'text-good' : 'text-bad'}>
                {words}
              </span>
            ))}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={`/factory/new?datanet=${datanetId}v${version.number}`} size="sm" variant="secondary">
            {t('train')}
          </ButtonLink>
          <a className={buttonClass({ size: 'sm', variant: 'quiet' })} href={`${api}/croissant`}>
            {t('describe')}
          </a>
          <a className={buttonClass({ size: 'sm', variant: 'secondary' })} href={`${api}/records`} download>
            {t('download')}
          </a>
        </div>
      </div>
      <details className="text-sm">
        <summary className="inline-flex min-h-6 items-center text-faint hover:text-ink">{t('onChain')}</summary>
        <dl className="mt-2 grid gap-x-6 gap-y-1 text-xs sm:grid-cols-[14rem_1fr]">
          <Fact
            label={<Term of="cid">{t('manifestCid')}</Term>}
            copy={t('copy', { what: t('manifestCid') })}
            value={version.manifestCid}
          />
          <Fact
            label={<Term of="hash">{t('manifestHash')}</Term>}
            copy={t('copy', { what: t('manifestHash') })}
            value={version.manifestHash}
          />
          <Fact label={t('transaction')} copy={t('copy', { what: t('transaction') })} value={version.transactionHash} />
        </dl>
      </details>
    </section>
  );
}

function Fact({ label, copy, value }: { label: ReactNode; copy: string; value: string }) {
  return (
    <>
      <dt className="self-center text-faint">{label}</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <code className="truncate font-mono">{value}</code>
        <CopyButton text={value} label={copy} />
      </dd>
    </>
  );
}
