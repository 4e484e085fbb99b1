import { useTexts } from '#texts';
import { EpochStateBadge } from '@/components/earnings/epoch-state';
import { Amount } from '@/components/ui/amount';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';

export type EpochLine = {
  number: number;
  status: string;
  claimable: boolean;
  challenged: boolean;
  /** The reader's part of it has been paid. */
  claimed?: boolean;
  proposedAt: Date;
  amount: bigint;
};

/** Epochs with what each brought; a click explains it. */
export function EpochTable({
  epochs,
  caption,
  everybody = false,
}: {
  epochs: readonly EpochLine[];
  caption: string;
  /** Whether the click leads to everybody's answers instead of the reader's. */
  everybody?: boolean;
}) {
  const t = useTexts('earnings.epochTable');
  const hrefOf = (number: number) => `/earnings/epochs/${number}${everybody ? '?of=all' : ''}`;
  return (
    <Table caption={caption}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{t('epoch')}</TableHeaderCell>
          <TableHeaderCell className="max-sm:hidden">{t('proposed')}</TableHeaderCell>
          <TableHeaderCell>{t('state')}</TableHeaderCell>
          <TableHeaderCell numeric>{everybody ? t('fees') : t('earned')}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {epochs.map((epoch) => (
          <TableRow key={epoch.number}>
            <TableCell className="whitespace-nowrap max-sm:px-2">
              <Link href={hrefOf(epoch.number)} className="link">
                {t('number', { number: epoch.number })}
              </Link>
            </TableCell>
            <TableCell className="whitespace-nowrap text-muted max-sm:hidden">
              <TimeAgo at={epoch.proposedAt} />
            </TableCell>
            <TableCell className="max-sm:px-2">
              <EpochStateBadge {...epoch} claimed={epoch.claimed ?? false} />
            </TableCell>
            <TableCell numeric className="font-medium text-value max-sm:px-2">
              <Amount baseUnits={epoch.amount} unit={false} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
