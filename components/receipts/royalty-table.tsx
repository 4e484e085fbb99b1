import Link from 'next/link';
import type { RoyaltyFact } from '@/components/receipts/fee-words';
import { TableBehind } from '@/components/receipts/table-behind';
import { formatBasisPoints } from '@/components/ui/format-basis-points';
import { formatOpenExact } from '@/lib/core/units';

/** What models that the answered one was made from got, each out of its child's builder amount. Nothing where there are none. */
export function RoyaltyTable({
  royalties,
  names,
}: {
  royalties: readonly RoyaltyFact[];
  names: Readonly<Record<number, string>>;
}) {
  if (royalties.length === 0) return null;
  const nameOf = (model: number) => names[model] ?? `Model ${model}`;
  // One model can be reached on several lines of descent; the order of the receipt tells them apart.
  const lines = royalties.map((royalty, position) => ({ ...royalty, key: position }));
  return (
    <TableBehind
      summary="Show the royalties as a table"
      label="What models it was made from got out of their child’s builder’s amount"
      columns={['Model', 'From the builder’s amount of', 'Part', 'OPEN']}
    >
      {lines.map(({ key, model, version, child, part, amount }) => (
        <tr key={key}>
          <td className="px-3 py-1.5">
            <Link href={`/models/${model}`} className="link">
              {nameOf(model)}
            </Link>
            , version {version}
          </td>
          <td className="px-3 py-1.5">{nameOf(child)}</td>
          <td className="whitespace-nowrap px-3 py-1.5">{formatBasisPoints(part)}</td>
          <td className="px-3 py-1.5">{formatOpenExact(BigInt(amount))}</td>
        </tr>
      ))}
    </TableBehind>
  );
}
