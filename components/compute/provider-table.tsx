import { Address } from '@/components/ui/address';
import { Badge } from '@/components/ui/badge';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';

export type ProviderRow = {
  provider: string;
  operator: boolean;
  agreed: number;
  refused: number;
  others: number;
  versions: number;
  lastAt: Date | null;
};

/** Who computes here, and what came of it. */
export function ProviderTable({ providers }: { providers: readonly ProviderRow[] }) {
  return (
    <Table caption="Compute providers">
      <TableHead>
        <TableRow>
          <TableHeaderCell>Account</TableHeaderCell>
          <TableHeaderCell numeric>Agreed</TableHeaderCell>
          <TableHeaderCell numeric>Refused</TableHeaderCell>
          <TableHeaderCell numeric>Not delivered</TableHeaderCell>
          <TableHeaderCell numeric>Published versions</TableHeaderCell>
          <TableHeaderCell>Last</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {providers.map(({ provider, operator, agreed, refused, others, versions, lastAt }) => (
          <TableRow key={provider}>
            <TableCell>
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Address address={provider} href={`/people/${provider}`} />
                {operator ? <Badge tone="river">This site’s worker</Badge> : null}
              </span>
            </TableCell>
            <TableCell numeric>{agreed}</TableCell>
            <TableCell numeric>{refused > 0 ? <Badge tone="bad">{refused}</Badge> : 0}</TableCell>
            <TableCell numeric>{others}</TableCell>
            <TableCell numeric>{versions}</TableCell>
            <TableCell className="whitespace-nowrap text-muted">{lastAt ? <TimeAgo at={lastAt} /> : '—'}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
