import Link from 'next/link';
import { ReceiptStateBadge } from '@/components/receipts/receipt-state';
import { Amount } from '@/components/ui/amount';
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
  return (
    <Table caption={caption}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>Question</TableHeaderCell>
          <TableHeaderCell>Answer</TableHeaderCell>
          <TableHeaderCell>Model</TableHeaderCell>
          <TableHeaderCell numeric>Fee</TableHeaderCell>
          <TableHeaderCell>State</TableHeaderCell>
          <TableHeaderCell>Asked</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {receipts.map((receipt) => (
          <TableRow key={receipt.id}>
            <TableCell className="min-w-56">
              <Link href={`/receipts/${receipt.id}`} className="link line-clamp-2 break-words">
                {receipt.question ?? 'Kept private by the one who asked'}
              </Link>
              {receipt.key ? <p className="mt-0.5 text-faint">asked with the key “{receipt.key}”</p> : null}
            </TableCell>
            <TableCell>{receipt.label ?? '—'}</TableCell>
            <TableCell>
              <Link href={`/models/${receipt.modelId}`} className="hover:underline">
                {receipt.modelName}
              </Link>
            </TableCell>
            <TableCell numeric>
              <Amount baseUnits={receipt.fee} />
            </TableCell>
            <TableCell>
              <ReceiptStateBadge state={receipt.state} />
            </TableCell>
            <TableCell className="whitespace-nowrap text-muted">
              <TimeAgo at={receipt.askedAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
