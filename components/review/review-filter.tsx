import Link from 'next/link';
import { countWords } from '@/components/datanets/count-words';
import { searchHref } from '@/components/datanets/search-href';
import { TabLinks } from '@/components/ui/tab-links';

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
  const hrefOf = (to: Show) => searchHref(path, { show: to === 'all' ? '' : to, order: order === 'file' ? order : '' });
  const ranked = ranking?.state === 'ranked';
  const other = order === 'file' ? '' : 'file';
  return (
    <div>
      <TabLinks
        label="Which records"
        className="px-3 sm:px-4"
        items={[
          { href: hrefOf('all'), label: 'All', active: show === 'all', count: counts.all },
          { href: hrefOf('doubt'), label: 'In doubt', active: show === 'doubt', count: counts.doubt },
          { href: hrefOf('copies'), label: 'Copies', active: show === 'copies', count: counts.copies },
        ]}
      />
      <p className="flex flex-wrap justify-between gap-x-6 gap-y-1 border-line border-b px-5 py-2.5 text-faint text-xs sm:px-6">
        <span>
          {waiting ? 'Being compared with what the Datanet has; the order follows.' : rankingWords(ranking, order)}
        </span>
        {ranked ? (
          <Link
            className="link"
            scroll={false}
            href={searchHref(path, { show: show === 'all' ? '' : show, order: other })}
          >
            {order === 'file' ? 'Show what is in doubt first' : 'Show in the order of the file'}
          </Link>
        ) : null}
      </p>
    </div>
  );
}

/** What the order rests on. A hint and no judgement: the words say so. */
function rankingWords(ranking: Ranking | null, order: 'doubt' | 'file'): string {
  if (ranking === null) return 'In the order of the file.';
  if (ranking.state === 'no-labels') return 'In the order of the file: this Datanet has no labels to compare.';
  if (ranking.state === 'took-too-long') return 'In the order of the file: comparing the labels took too long.';
  if (ranking.state === 'nothing-to-compare') return 'In the order of the file: there is nothing to compare yet.';
  const against = `Labels were held against ${countWords(ranking.referenceCount, 'record')}${ranking.method === 'neighbours' ? ', by the nearest only' : ''}. A hint: it can be wrong.`;
  return order === 'file' ? `In the order of the file. ${against}` : `Doubtful labels first, then copies. ${against}`;
}
