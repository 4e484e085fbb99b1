import { useReader, useTexts } from '#texts';
import { formatPart } from '@/components/charts/format-part';
import type { FeeShare } from '@/components/receipts/fee-branches';
import { roleWords } from '@/components/receipts/role-words';
import { TableBehind } from '@/components/receipts/table-behind';
import { Address } from '@/components/ui/address';
import { Link } from '@/components/ui/link';
import { formatPercent } from '@/lib/core/format-percent';
import { formatOpenExact } from '@/lib/core/units';

/** Every payment of a fee to the last digit. Amounts are base units. */
export function FeeTable({
  fee,
  shares,
  model,
  names,
  viewer,
  receiptId,
}: {
  fee: bigint;
  shares: readonly FeeShare[];
  /** The answered model. */
  model: number;
  names: Readonly<Record<number, string>>;
  viewer: string | null;
  receiptId: string;
}) {
  const t = useTexts('receipts.feeTable');
  const roles = useTexts('receipts.roleWords');
  const { tag } = useReader();
  const royalties = shares.some((share) => share.model !== model);
  const columns = [t('who'), t('as'), ...(royalties ? [t('ofIncome')] : []), t('open'), t('ofFee')];
  return (
    <TableBehind
      summary={t('summary')}
      label={t('label')}
      columns={columns}
      fileName={`receipt-${receiptId}-payments`}
      footer={
        <tr>
          <td className="px-3 py-1.5" colSpan={columns.length - 2}>
            {t('whole')}
          </td>
          <td className="px-3 py-1.5" data-value={formatOpenExact(fee)}>
            {formatOpenExact(fee, tag)}
          </td>
          <td className="px-3 py-1.5">{formatPercent(1, tag)}</td>
        </tr>
      }
    >
      {shares.map((share) => (
        <tr key={`${share.model} ${share.role} ${share.account}`}>
          <td className="px-3 py-1.5" data-value={share.account}>
            <Address address={share.account} href={`/people/${share.account}`} />
            {share.account === viewer ? <span className="ml-1.5 text-faint">{t('you')}</span> : null}
          </td>
          <td className="px-3 py-1.5">{roleWords(roles, share.role)}</td>
          {royalties ? (
            <td className="px-3 py-1.5">
              {share.model === model ? (
                t('thisModel')
              ) : (
                <Link href={`/models/${share.model}`} className="link">
                  {names[share.model] ?? t('model', { id: share.model })}
                </Link>
              )}
            </td>
          ) : null}
          <td className="px-3 py-1.5" data-value={formatOpenExact(share.amount)}>
            {formatOpenExact(share.amount, tag)}
          </td>
          <td className="whitespace-nowrap px-3 py-1.5">{formatPart(share.amount, fee, tag)}</td>
        </tr>
      ))}
    </TableBehind>
  );
}
