import { BarList } from '@/components/charts/bar-list';
import { earningWords } from '@/components/earnings/earning-words';
import { Amount } from '@/components/ui/amount';

/** What an account earned, by what for. Amounts are base units. */
export function EarningRoles({
  roles,
}: {
  roles: readonly { role: string; royalty: boolean; amount: bigint; receipts: number }[];
}) {
  return (
    <BarList
      label="Earned, by what for"
      tone="value"
      bars={roles.map(({ role, royalty, amount, receipts }) => ({
        key: `${role} ${royalty}`,
        label: (
          <span>
            {earningWords({ role, royalty })}{' '}
            <span className="text-faint">
              · {receipts.toLocaleString('en')} {receipts === 1 ? 'answer' : 'answers'}
            </span>
          </span>
        ),
        // Widths only; the amounts beside them are exact.
        size: Number(amount),
        value: <Amount baseUnits={amount} />,
      }))}
    />
  );
}
