import Link from 'next/link';
import { formatPart } from '@/components/charts/format-part';
import type { FeeShare } from '@/components/receipts/fee-branches';
import { roleWords } from '@/components/receipts/role-words';
import { TableBehind } from '@/components/receipts/table-behind';
import { Address } from '@/components/ui/address';
import { formatOpenExact } from '@/lib/core/units';

/** Every payment of a fee to the last digit. Amounts are base units. */
export function FeeTable({
  fee,
  shares,
  model,
  names,
  viewer,
}: {
  fee: bigint;
  shares: readonly FeeShare[];
  /** The answered model. */
  model: number;
  names: Readonly<Record<number, string>>;
  viewer: string | null;
}) {
  const royalties = shares.some((share) => share.model !== model);
  const columns = ['Who', 'As', ...(royalties ? ['Of the income of'] : []), 'OPEN', 'Of the fee'];
  return (
    <TableBehind
      summary="Show every payment as a table"
      label="Who is paid from this fee, as what, and how much"
      columns={columns}
      footer={
        <tr>
          <td className="px-3 py-1.5" colSpan={columns.length - 2}>
            The whole fee
          </td>
          <td className="px-3 py-1.5">{formatOpenExact(fee)}</td>
          <td className="px-3 py-1.5">100 %</td>
        </tr>
      }
    >
      {shares.map((share) => (
        <tr key={`${share.model} ${share.role} ${share.account}`}>
          <td className="px-3 py-1.5">
            <Address address={share.account} href={`/people/${share.account}`} />
            {share.account === viewer ? <span className="ml-1.5 text-faint">you</span> : null}
          </td>
          <td className="px-3 py-1.5">{roleWords(share.role)}</td>
          {royalties ? (
            <td className="px-3 py-1.5">
              {share.model === model ? (
                'this model'
              ) : (
                <Link href={`/models/${share.model}`} className="link">
                  {names[share.model] ?? `Model ${share.model}`}
                </Link>
              )}
            </td>
          ) : null}
          <td className="px-3 py-1.5">{formatOpenExact(share.amount)}</td>
          <td className="whitespace-nowrap px-3 py-1.5">{formatPart(share.amount, fee)}</td>
        </tr>
      ))}
    </TableBehind>
  );
}
