import Link from 'next/link';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';

export type LoadedRow = {
  cid: string;
  model: { modelId: number; name: string } | null;
  generations: number;
  lastUsedAt: number;
};

/** The adapters that are ready to answer, the most asked first. */
export function AdapterTable({ adapters }: { adapters: readonly LoadedRow[] }) {
  return (
    <Table caption="Adapters that are ready">
      <TableHead>
        <tr>
          <TableHeaderCell>Adapter</TableHeaderCell>
          <TableHeaderCell numeric>Answers since the start</TableHeaderCell>
          <TableHeaderCell numeric>Last asked</TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {adapters.map(({ cid, model, generations, lastUsedAt }) => (
          <TableRow key={cid}>
            <TableCell>
              {model ? (
                <Link href={`/models/${model.modelId}`} className="font-medium text-river-ink hover:underline">
                  {model.name}
                </Link>
              ) : (
                <span className="text-muted">Being tried in the Factory, not published</span>
              )}
              <span className="block max-w-56 truncate font-mono text-faint text-xs" title={cid}>
                {cid}
              </span>
            </TableCell>
            <TableCell numeric>{generations.toLocaleString('en')}</TableCell>
            <TableCell numeric>
              <TimeAgo at={new Date(lastUsedAt)} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
