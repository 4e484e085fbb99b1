import { useTexts } from '#texts';
import { personWords, roleWords } from '@/components/receipts/role-words';
import { Amount } from '@/components/ui/amount';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';

export type EarningReceiptLine = {
  id: string;
  modelId: number;
  modelName: string | null;
  question: string | null;
  label: string | null;
  fee: bigint;
  earned: bigint;
  roles: readonly string[];
};

/**
 * The answers of an epoch and what each earned; a click shows the records and the formula. Where every answer paid the same
 * roles, the sums above the table have said so, and no line repeats it.
 */
export function EarningReceipts({ receipts, own }: { receipts: readonly EarningReceiptLine[]; own: boolean }) {
  const t = useTexts('earnings.earningReceipts');
  const roles = useTexts('receipts.roleWords');
  const alike = !own && new Set(receipts.map((receipt) => receipt.roles.join())).size < 2;
  return (
    <Table caption={own ? t('captionOwn') : t('captionAll')}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{t('answer')}</TableHeaderCell>
          <TableHeaderCell className="max-md:hidden">{t('model')}</TableHeaderCell>
          {alike ? null : <TableHeaderCell className="max-md:hidden">{own ? t('youAs') : t('paidTo')}</TableHeaderCell>}
          <TableHeaderCell numeric className={own ? 'max-sm:hidden' : ''}>
            {t('fee')}
          </TableHeaderCell>
          {own ? <TableHeaderCell numeric>{t('youEarned')}</TableHeaderCell> : null}
        </TableRow>
      </TableHead>
      <TableBody>
        {receipts.map((receipt) => {
          const model = receipt.modelName ?? t('modelId', { model: receipt.modelId });
          const names = receipt.roles.map((role) => (own ? personWords : roleWords)(roles, role)).join(', ');
          return (
            <TableRow key={receipt.id}>
              <TableCell className="min-w-40">
                <Link
                  href={`/receipts/${receipt.id}${own && receipt.roles.includes('contributors') ? '?by=me' : ''}`}
                  className="link line-clamp-2 break-words"
                >
                  {receipt.question === null ? t('private') : <span translate="no">{receipt.question}</span>}
                </Link>
                {receipt.label ? (
                  <p className="mt-0.5 text-faint" translate="no">
                    {receipt.label}
                  </p>
                ) : null}
                <p className="mt-0.5 text-faint md:hidden">
                  {alike ? (
                    <span translate="no">{model}</span>
                  ) : (
                    t.rich('modelAndRoles', {
                      model: () => <span translate="no">{model}</span>,
                      roles: names,
                    })
                  )}
                </p>
              </TableCell>
              <TableCell className="max-md:hidden" translate="no">
                {model}
              </TableCell>
              {alike ? null : <TableCell className="text-muted max-md:hidden">{names}</TableCell>}
              <TableCell numeric className={own ? 'max-sm:hidden' : ''}>
                <Amount baseUnits={receipt.fee} />
              </TableCell>
              {own ? (
                <TableCell numeric className="font-medium text-value">
                  <Amount baseUnits={receipt.earned} />
                </TableCell>
              ) : null}
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
