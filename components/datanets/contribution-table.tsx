import Link from 'next/link';
import { type ContributionStatus, ContributionStatusBadge, fileWords } from '@/components/datanets/contribution-status';
import { Address } from '@/components/ui/address';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';

export type ContributionTableRow = {
  id: number;
  contributor: string;
  recordCount: number;
  excluded: number[];
  status: ContributionStatus;
  decidedBy: string | null;
  reason: string;
  submittedAt: Date;
  fileState: 'missing' | 'readable' | 'unreadable' | null;
  fileProblem: string | null;
};

/** Contributions with what became of them. */
export function ContributionTable({
  datanetId,
  contributions,
}: {
  datanetId: number;
  contributions: readonly ContributionTableRow[];
}) {
  return (
    <Table caption="Contributions">
      <TableHead>
        <TableRow>
          <TableHeaderCell>Contribution</TableHeaderCell>
          <TableHeaderCell>By</TableHeaderCell>
          <TableHeaderCell numeric>Records</TableHeaderCell>
          <TableHeaderCell>Submitted</TableHeaderCell>
          <TableHeaderCell>State</TableHeaderCell>
          <TableHeaderCell>Decision</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {contributions.map((row) => {
          const file = row.status === 'withdrawn' ? null : fileWords(row);
          return (
            <TableRow key={row.id}>
              <TableCell>
                <Link className="link font-medium" href={`/datanets/${datanetId}/contributions/${row.id}`}>
                  {row.id}
                </Link>
              </TableCell>
              <TableCell>
                <Address address={row.contributor} href={`/people/${row.contributor}`} />
              </TableCell>
              <TableCell numeric>
                {row.recordCount.toLocaleString('en')}
                {row.excluded.length > 0 ? (
                  <span className="block text-faint text-xs">{row.excluded.length.toLocaleString('en')} left out</span>
                ) : null}
              </TableCell>
              <TableCell className="whitespace-nowrap">
                <TimeAgo at={row.submittedAt} />
              </TableCell>
              <TableCell>
                <ContributionStatusBadge status={row.status} />
                {file ? <p className="mt-1 max-w-48 text-bad text-xs">{file}</p> : null}
              </TableCell>
              <TableCell className="max-w-72">
                {row.decidedBy ? <Address address={row.decidedBy} className="text-muted" /> : null}
                {row.reason ? <p className="break-words text-muted">{row.reason}</p> : null}
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
