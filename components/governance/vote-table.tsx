import { supportLabel } from '@/components/governance/support-words';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import type { VoteSupport } from '@/lib/schemas/protocol';

/** Who voted how, with how much, and why. Weights in base units of OPEN. */
export function VoteTable({
  votes,
}: {
  votes: readonly { voter: string; support: VoteSupport; weight: bigint; reason: string; castAt: Date }[];
}) {
  return (
    <Table caption="Votes cast">
      <TableHead>
        <TableRow>
          <TableHeaderCell>Who</TableHeaderCell>
          <TableHeaderCell>Vote</TableHeaderCell>
          <TableHeaderCell>Because</TableHeaderCell>
          <TableHeaderCell>When</TableHeaderCell>
          <TableHeaderCell numeric>Votes</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {votes.map((vote) => (
          <TableRow key={vote.voter}>
            <TableCell>
              <Address address={vote.voter} href={`/people/${vote.voter}`} />
            </TableCell>
            <TableCell>{supportLabel(vote.support)}</TableCell>
            <TableCell className="min-w-48 whitespace-pre-wrap break-words text-muted">{vote.reason || '—'}</TableCell>
            <TableCell className="whitespace-nowrap">
              <TimeAgo at={vote.castAt} />
            </TableCell>
            <TableCell numeric>
              <Amount baseUnits={vote.weight} unit={false} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
