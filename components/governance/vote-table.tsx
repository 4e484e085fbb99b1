import { useTexts } from '#texts';
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
  const t = useTexts('governance.voteTable');
  const words = useTexts('governance.supportWords');
  return (
    <Table caption={t('caption')}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{t('who')}</TableHeaderCell>
          <TableHeaderCell>{t('vote')}</TableHeaderCell>
          <TableHeaderCell numeric>{t('votes')}</TableHeaderCell>
          <TableHeaderCell className="max-sm:hidden">{t('when')}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {votes.map((vote) => (
          <TableRow key={vote.voter}>
            <TableCell>
              <Address address={vote.voter} href={`/people/${vote.voter}`} />
              {vote.reason ? (
                <p className="mt-1 max-w-prose whitespace-pre-wrap break-words text-muted" translate="no">
                  {vote.reason}
                </p>
              ) : null}
            </TableCell>
            <TableCell className="whitespace-nowrap">{supportLabel(words, vote.support)}</TableCell>
            <TableCell numeric>
              <Amount baseUnits={vote.weight} unit={false} />
            </TableCell>
            <TableCell className="whitespace-nowrap text-muted max-sm:hidden">
              <TimeAgo at={vote.castAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
