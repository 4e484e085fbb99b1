import Link from 'next/link';
import type { StakeFact } from '@/components/receipts/fee-words';
import { TableBehind } from '@/components/receipts/table-behind';
import { Address } from '@/components/ui/address';
import { formatOpenExact } from '@/lib/core/units';

/** The stakes that the curators' parts were divided by. Nothing where there were none. */
export function StakeTable({
  stakes,
  model,
  names,
  viewer,
}: {
  stakes: readonly StakeFact[];
  /** The answered model. */
  model: number;
  names: Readonly<Record<number, string>>;
  viewer: string | null;
}) {
  if (stakes.length === 0) return null;
  const several = stakes.some((stake) => stake.model !== model);
  return (
    <TableBehind
      summary="Show the curators’ stakes as a table"
      label="What each curator had at stake"
      columns={['Curator', 'Datanet', ...(several ? ['For the part of'] : []), 'At stake, OPEN']}
    >
      {stakes.map((stake) => (
        <tr key={`${stake.model} ${stake.datanetId} ${stake.account}`}>
          <td className="px-3 py-1.5">
            <Address address={stake.account} href={`/people/${stake.account}`} />
            {stake.account === viewer ? <span className="ml-1.5 text-faint">you</span> : null}
          </td>
          <td className="px-3 py-1.5">
            <Link href={`/datanets/${stake.datanetId}/stakes`} className="link">
              Datanet {stake.datanetId}
            </Link>
          </td>
          {several ? (
            <td className="px-3 py-1.5">
              {stake.model === model ? 'this model' : (names[stake.model] ?? `Model ${stake.model}`)}
            </td>
          ) : null}
          <td className="px-3 py-1.5">{formatOpenExact(BigInt(stake.active))}</td>
        </tr>
      ))}
    </TableBehind>
  );
}
