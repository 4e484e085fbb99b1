import { BarList } from '@/components/charts/bar-list';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';

/** Who earned in an epoch, most first. Amounts are base units. */
export function EarnerList({
  earners,
  earnerCount,
}: {
  earners: readonly { account: string; amount: bigint }[];
  earnerCount: number;
}) {
  return (
    <>
      <BarList
        label="Earned in this epoch"
        tone="value"
        bars={earners.map(({ account, amount }) => ({
          key: account,
          label: <Address address={account} href={`/people/${account}`} />,
          // Widths only; the amounts beside them are exact.
          size: Number(amount),
          value: <Amount baseUnits={amount} />,
        }))}
      />
      {earnerCount > earners.length ? (
        <p className="mt-3 text-faint text-sm">and {(earnerCount - earners.length).toLocaleString('en')} more</p>
      ) : null}
    </>
  );
}
