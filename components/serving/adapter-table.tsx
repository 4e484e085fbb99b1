import { useReader, useTexts } from '#texts';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import { formatNumber } from '@/lib/core/format-number';

export type LoadedRow = {
  cid: string;
  model: { modelId: number; name: string } | null;
  generations: number;
  lastUsedAt: number;
};

/** The adapters that are ready to answer, the most asked first. */
export function AdapterTable({ adapters }: { adapters: readonly LoadedRow[] }) {
  const t = useTexts('serving.adapterTable');
  const { tag } = useReader();
  return (
    <Table caption={t('caption')}>
      <TableHead>
        <tr>
          <TableHeaderCell>{t('adapter')}</TableHeaderCell>
          <TableHeaderCell numeric>{t('answers')}</TableHeaderCell>
          <TableHeaderCell numeric>{t('lastAsked')}</TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {adapters.map(({ cid, model, generations, lastUsedAt }) => (
          <TableRow key={cid}>
            <TableCell>
              {model ? (
                <Link
                  href={`/models/${model.modelId}`}
                  className="font-medium text-river-ink hover:underline"
                  translate="no"
                >
                  {model.name}
                </Link>
              ) : (
                <span className="text-muted">{t('tried')}</span>
              )}
              <span className="block max-w-56 truncate font-mono text-faint text-xs" title={cid} translate="no">
                {cid}
              </span>
            </TableCell>
            <TableCell numeric>{formatNumber(generations, tag)}</TableCell>
            <TableCell numeric>
              <TimeAgo at={new Date(lastUsedAt)} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
