import { useTexts } from '#texts';
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
  const t = useTexts('earnings.earnerList');
  return (
    <>
      <BarList
        label={t('label')}
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
        <p className="mt-3 text-faint text-sm">{t('more', { count: earnerCount - earners.length })}</p>
      ) : null}
    </>
  );
}
