import { useTexts } from '#texts';
import { searchHref } from '@/components/datanets/search-href';
import { Link } from '@/components/ui/link';
import { TabLinks } from '@/components/ui/tab-links';
import type { TranslatorOf } from '@/lib/texts/namespaces';

export type Ranking = {
  state: 'ranked' | 'nothing-to-compare' | 'no-labels' | 'took-too-long';
  method: 'margins-and-neighbours' | 'neighbours' | '';
  referenceCount: number;
};

type Show = 'all' | 'doubt' | 'copies';

/** Which of a contribution's records are shown, how many there are, and what their order rests on. */
export function ReviewFilter({
  path,
  show,
  order,
  counts,
  ranking,
  waiting,
}: {
  path: string;
  show: Show;
  order: 'doubt' | 'file';
  counts: Record<Show, number>;
  /** Null until the contribution was looked at. */
  ranking: Ranking | null;
  /** Whether it is being looked at now. */
  waiting: boolean;
}) {
  const t = useTexts('review.reviewFilter');
  const hrefOf = (to: Show) => searchHref(path, { show: to === 'all' ? '' : to, order: order === 'file' ? order : '' });
  const ranked = ranking?.state === 'ranked';
  const other = order === 'file' ? '' : 'file';
  return (
    <div>
      <TabLinks
        label={t('label')}
        items={[
          { href: hrefOf('all'), label: t('all'), active: show === 'all', count: counts.all },
          { href: hrefOf('doubt'), label: t('doubt'), active: show === 'doubt', count: counts.doubt },
          { href: hrefOf('copies'), label: t('copies'), active: show === 'copies', count: counts.copies },
        ]}
      />
      <p className="flex flex-wrap justify-between gap-x-6 gap-y-1 border-line border-b py-2.5 text-faint text-xs">
        <span>{waiting ? t('comparing') : rankingWords(t, ranking, order)}</span>
        {ranked ? (
          <Link
            className="link"
            scroll={false}
            href={searchHref(path, { show: show === 'all' ? '' : show, order: other })}
          >
            {t(order === 'file' ? 'byDoubt' : 'byFile')}
          </Link>
        ) : null}
      </p>
    </div>
  );
}

/** What the order rests on. A hint and no judgement: the words say so. */
function rankingWords(
  t: TranslatorOf<'review.reviewFilter'>,
  ranking: Ranking | null,
  order: 'doubt' | 'file',
): string {
  if (ranking === null) return t('fileOrder');
  if (ranking.state === 'no-labels') return t('noLabels');
  if (ranking.state === 'took-too-long') return t('tookTooLong');
  if (ranking.state === 'nothing-to-compare') return t('nothing');
  return t('ranked', { order, count: ranking.referenceCount, method: ranking.method });
}
