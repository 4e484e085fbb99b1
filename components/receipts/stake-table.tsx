import { useReader, useTexts } from '#texts';
import type { StakeFact } from '@/components/receipts/fee-words';
import { TableBehind } from '@/components/receipts/table-behind';
import { Address } from '@/components/ui/address';
import { Link } from '@/components/ui/link';
import { formatOpenExact } from '@/lib/core/units';

/** The stakes that the curators' parts were divided by. Nothing where there were none. */
export function StakeTable({
  stakes,
  model,
  names,
  viewer,
  receiptId,
}: {
  stakes: readonly StakeFact[];
  /** The answered model. */
  model: number;
  names: Readonly<Record<number, string>>;
  viewer: string | null;
  receiptId: string;
}) {
  const t = useTexts('receipts.stakeTable');
  const { tag } = useReader();
  if (stakes.length === 0) return null;
  const several = stakes.some((stake) => stake.model !== model);
  return (
    <TableBehind
      summary={t('summary')}
      label={t('label')}
      columns={[t('curator'), t('datanet'), ...(several ? [t('forPart')] : []), t('stake')]}
      fileName={`receipt-${receiptId}-stakes`}
    >
      {stakes.map((stake) => (
        <tr key={`${stake.model} ${stake.datanetId} ${stake.account}`}>
          <td className="px-3 py-1.5" data-value={stake.account}>
            <Address address={stake.account} href={`/people/${stake.account}`} />
            {stake.account === viewer ? <span className="ml-1.5 text-faint">{t('you')}</span> : null}
          </td>
          <td className="px-3 py-1.5">
            <Link href={`/datanets/${stake.datanetId}/stakes`} className="link">
              {t('datanetId', { id: stake.datanetId })}
            </Link>
          </td>
          {several ? (
            <td className="px-3 py-1.5">
              {stake.model === model ? t('thisModel') : (names[stake.model] ?? t('model', { id: stake.model }))}
            </td>
          ) : null}
          <td className="px-3 py-1.5" data-value={formatOpenExact(BigInt(stake.active))}>
            {formatOpenExact(BigInt(stake.active), tag)}
          </td>
        </tr>
      ))}
    </TableBehind>
  );
}
