import Link from 'next/link';
import { useTexts } from '#texts';
import { personWords, roleWords } from '@/components/receipts/role-words';
import { Amount } from '@/components/ui/amount';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';

export type EarningReceiptLine = {
  id: string;
  modelName: string;
  question: string | null;
  label: string | null;
  fee: bigint;
  earned: bigint;
  roles: readonly string[];
};

/** The answers of an epoch and what each earned; a click shows the records and the formula. */
export function EarningReceipts({ receipts, own }: { receipts: readonly EarningReceiptLine[]; own: boolean }) {
  const roles = useTexts('receipts.roleWords');
  return (
    <Table caption={own ? 'Answers that earned you something' : 'Answers of this epoch'}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>Answer</TableHeaderCell>
          <TableHeaderCell>Model</TableHeaderCell>
          <TableHeaderCell>{own ? 'You as' : 'Paid to'}</TableHeaderCell>
          <TableHeaderCell numeric>Fee</TableHeaderCell>
          {own ? <TableHeaderCell numeric>You earned</TableHeaderCell> : null}
        </TableRow>
      </TableHead>
      <TableBody>
        {receipts.map((receipt) => (
          <TableRow key={receipt.id}>
            <TableCell className="min-w-56">
              <Link
                href={`/receipts/${receipt.id}${own && receipt.roles.includes('contributors') ? '?by=me' : ''}`}
                className="link line-clamp-2 break-words"
              >
                {receipt.question ?? 'Kept private by the one who asked'}
              </Link>
              {receipt.label ? <p className="mt-0.5 text-faint">{receipt.label}</p> : null}
            </TableCell>
            <TableCell>{receipt.modelName}</TableCell>
            <TableCell className="text-muted">
              {receipt.roles.map((role) => (own ? personWords : roleWords)(roles, role)).join(', ')}
            </TableCell>
            <TableCell numeric>
              <Amount baseUnits={receipt.fee} />
            </TableCell>
            {own ? (
              <TableCell numeric className="font-medium text-value">
                <Amount baseUnits={receipt.earned} />
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
