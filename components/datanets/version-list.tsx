import { useTexts } from '#texts';
import { type VersionChangeData, versionChangeWords } from '@/components/datanets/version-change-words';
import { Address } from '@/components/ui/address';
import { Link } from '@/components/ui/link';
import { TimeAgo } from '@/components/ui/time-ago';

export type VersionListItem = {
  number: number;
  publisher: string;
  recordCount: number;
  publishedAt: Date;
  change: VersionChangeData;
};

/** Published versions, newest first, each with what it changed. */
export function VersionList({ datanetId, versions }: { datanetId: number; versions: readonly VersionListItem[] }) {
  const t = useTexts('datanets.versionList');
  const changeTexts = useTexts('datanets.versionChange');
  return (
    <ol aria-label={t('list')} className="divide-y divide-line border-line border-y">
      {versions.map((version) => {
        const sr = <span className="sr-only">{t('ofVersion', { number: version.number })}</span>;
        return (
          <li
            key={version.number}
            className="grid gap-x-8 gap-y-3 py-5 text-sm sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
                <Link
                  href={`/datanets/${datanetId}/versions/${version.number}`}
                  className="font-display text-ink text-xl hover:underline"
                >
                  {t('version', { number: version.number })}
                </Link>
                <span className="text-muted tabular-nums">{t('records', { count: version.recordCount })}</span>
              </p>
              <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 tabular-nums">
                {versionChangeWords(changeTexts, version).map(({ key, words }) => (
                  <span key={key} className={key === 'added' ? 'text-good' : 'text-bad'}>
                    {words}
                  </span>
                ))}
              </p>
              <p className="mt-1 flex flex-wrap items-center gap-x-1.5 text-faint">
                {t.rich('published', {
                  when: () => <TimeAgo at={version.publishedAt} />,
                  who: () => <Address address={version.publisher} href={`/people/${version.publisher}`} />,
                })}
              </p>
            </div>
            <p className="flex flex-wrap gap-x-5 gap-y-1">
              <Link href={`/datanets/${datanetId}/versions/${version.number}`} className="link">
                {t('changed')}
                {sr}
              </Link>
              <Link href={`/factory/new?datanet=${datanetId}v${version.number}`} className="link">
                {t('train')}
                {sr}
              </Link>
              <a href={`/api/datanets/${datanetId}/versions/${version.number}/records`} className="link" download>
                {t('download')}
                {sr}
              </a>
            </p>
          </li>
        );
      })}
    </ol>
  );
}
