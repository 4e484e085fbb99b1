import { formatPart } from '@/components/charts/format-part';
import type { FeeShare } from '@/components/receipts/fee-branches';
import { roleWords } from '@/components/receipts/role-words';
import { Address } from '@/components/ui/address';
import { formatOpenExact } from '@/lib/core/units';

/** Every payment of a fee to the last digit, behind a disclosure: what the picture shows, as figures. Amounts are base units. */
export function FeeTable({
  fee,
  shares,
  viewer,
  className,
}: {
  fee: bigint;
  shares: readonly FeeShare[];
  viewer: string | null;
  className?: string;
}) {
  return (
    <details className={className}>
      <summary className="inline-flex min-h-6 items-center text-faint text-sm hover:text-ink">
        Show every payment as a table
      </summary>
      <section
        className="mt-2 max-h-96 overflow-auto rounded-md border border-line"
        aria-label="Every payment of the fee"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
      >
        <table className="w-full text-left text-xs tabular-nums">
          <caption className="sr-only">Who is paid from this fee, as what, and how much</caption>
          <thead className="sticky top-0 bg-sunken text-faint">
            <tr>
              {['Who', 'As', 'OPEN', 'Of the fee'].map((column) => (
                <th key={column} scope="col" className="px-3 py-1.5 font-medium">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {shares.map((share) => (
              <tr key={`${share.role} ${share.account}`}>
                <td className="px-3 py-1.5">
                  <Address address={share.account} href={`/people/${share.account}`} />
                  {share.account === viewer ? <span className="ml-1.5 text-faint">you</span> : null}
                </td>
                <td className="px-3 py-1.5">{roleWords(share.role)}</td>
                <td className="px-3 py-1.5">{formatOpenExact(share.amount)}</td>
                <td className="whitespace-nowrap px-3 py-1.5">{formatPart(share.amount, fee)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot className="border-line border-t font-medium">
            <tr>
              <td className="px-3 py-1.5" colSpan={2}>
                The whole fee
              </td>
              <td className="px-3 py-1.5">{formatOpenExact(fee)}</td>
              <td className="px-3 py-1.5">100 %</td>
            </tr>
          </tfoot>
        </table>
      </section>
    </details>
  );
}
