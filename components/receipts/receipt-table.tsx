import { useSay, useTexts } from '#texts';
import { ReceiptStateBadge } from '@/components/receipts/receipt-state';
import { Amount } from '@/components/ui/amount';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import type { ReceiptState } from '@/lib/schemas/receipt';

export type ReceiptLine = {
  id: string;
  modelId: number;
  modelName: string;
  question: string | null;
  label: string | null;
  fee: bigint;
  state: ReceiptState;
  askedAt: Date;
  /** The key that asked, by its name. */
  key: string | null;
};

export function ReceiptTable({ receipts, caption }: { receipts: readonly ReceiptLine[]; caption: string }) {
  const t = useTexts('receipts.receiptTable');
  const say = useSay();
  return (
    <Table caption={caption}>
      <TableHead className="max-sm:sr-only">
        <TableRow>
          <TableHeaderCell>{t('question')}</TableHeaderCell>
          <TableHeaderCell>{t('answer')}</TableHeaderCell>
          <TableHeaderCell>{t('model')}</TableHeaderCell>
          <TableHeaderCell numeric>{t('fee')}</TableHeaderCell>
          <TableHeaderCell>{t('state')}</TableHeaderCell>
          <TableHeaderCell>{t('asked')}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {receipts.map((receipt) => (
          <TableRow
            key={receipt.id}
            className="max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-4 max-sm:gap-y-1 max-sm:py-4 max-sm:first:pt-0"
          >
            <TableCell className="min-w-56 max-sm:w-full max-sm:p-0">
              <Link
                href={`/receipts/${receipt.id}`}
                className="link line-clamp-2 break-words"
                {...(receipt.question === null ? {} : { translate: 'no' as const })}
              >
                {receipt.question ?? t('private')}
              </Link>
              {receipt.key ? <p className="mt-0.5 text-faint">{t('key', { name: receipt.key })}</p> : null}
            </TableCell>
            <TableCell className="min-w-28 max-sm:w-full max-sm:p-0 max-sm:font-medium">
              <span className="line-clamp-2 break-words">
                {receipt.label === null ? (
                  <span className="text-faint">{t('none')}</span>
                ) : (
                  <span translate="no">{say(receipt.label)}</span>
                )}
              </span>
            </TableCell>
            <TableCell className="max-sm:p-0 max-sm:text-muted">
              <Link href={`/models/${receipt.modelId}`} className="hover:underline" translate="no">
                {receipt.modelName}
              </Link>
            </TableCell>
            <TableCell numeric className="max-sm:p-0 max-sm:text-value">
              <Amount baseUnits={receipt.fee} />
            </TableCell>
            <TableCell className="max-sm:p-0">
              <ReceiptStateBadge state={receipt.state} />
            </TableCell>
            <TableCell className="whitespace-nowrap text-muted max-sm:p-0">
              <TimeAgo at={receipt.askedAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
