import { useReader, useTexts } from '#texts';
import type { RoyaltyFact } from '@/components/receipts/fee-words';
import { TableBehind } from '@/components/receipts/table-behind';
import { formatBasisPoints } from '@/components/ui/format-basis-points';
import { Link } from '@/components/ui/link';
import { formatOpenExact } from '@/lib/core/units';

/** What models that the answered one was made from got, each out of its child's builder amount. Nothing where there are none. */
export function RoyaltyTable({
  royalties,
  names,
  receiptId,
}: {
  royalties: readonly RoyaltyFact[];
  names: Readonly<Record<number, string>>;
  receiptId: string;
}) {
  const t = useTexts('receipts.royaltyTable');
  const { tag } = useReader();
  if (royalties.length === 0) return null;
  const nameOf = (model: number) => names[model] ?? t('modelId', { id: model });
  // One model can be reached on several lines of descent; the order of the receipt tells them apart.
  const lines = royalties.map((royalty, position) => ({ ...royalty, key: position }));
  return (
    <TableBehind
      summary={t('summary')}
      label={t('label')}
      columns={[t('model'), t('from'), t('part'), t('open')]}
      fileName={`receipt-${receiptId}-royalties`}
    >
      {lines.map(({ key, model, version, child, part, amount }) => (
        <tr key={key}>
          <td className="px-3 py-1.5">
            {t.rich('version', {
              name: nameOf(model),
              version,
              link: (chunks) => (
                <Link href={`/models/${model}`} className="link">
                  {chunks}
                </Link>
              ),
            })}
          </td>
          <td className="px-3 py-1.5">{nameOf(child)}</td>
          <td className="whitespace-nowrap px-3 py-1.5">{formatBasisPoints(part, tag)}</td>
          <td className="px-3 py-1.5" data-value={formatOpenExact(BigInt(amount))}>
            {formatOpenExact(BigInt(amount), tag)}
          </td>
        </tr>
      ))}
    </TableBehind>
  );
}
