import { Amount } from '@/components/ui/amount';
import { Stat } from '@/components/ui/stat';

/** Where an account's OPEN is. Amounts are base units. */
export function MoneySummary({
  wallet,
  deposit,
  outstanding,
  free,
}: {
  wallet: bigint;
  deposit: bigint;
  outstanding: bigint;
  free: bigint;
}) {
  return (
    <dl className="mb-8 grid grid-cols-2 gap-6 rounded-lg border border-line bg-surface p-5 sm:grid-cols-4 sm:p-6">
      <Stat label="In your wallet" value={<Amount baseUnits={wallet} />} />
      <Stat label="Deposit" value={<Amount baseUnits={deposit} />} detail="held by the vault, on chain" />
      <Stat
        label="Served, not charged"
        value={<Amount baseUnits={outstanding} />}
        detail="leaves the deposit when its epoch settles"
      />
      <Stat label="Free to spend" value={<Amount baseUnits={free} />} tone="value" />
    </dl>
  );
}
