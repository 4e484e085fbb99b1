import { ShareBar } from '@/components/charts/share-bar';
import { roleWords } from '@/components/receipts/role-words';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';

export type FeeShare = { account: string; role: string; amount: bigint };

const ORDER = ['contributors', 'builder', 'treasury', 'compute', 'curators'];
const CONTRIBUTORS_SHOWN = 12;

/** The way of a fee: its roles as one bar, then the accounts in each. Amounts are base units and sum to the fee. */
export function FeePath({ shares, viewer }: { shares: readonly FeeShare[]; viewer: string | null }) {
  const roles = ORDER.map((role) => {
    const lines = shares.filter((share) => share.role === role);
    return { role, lines, amount: lines.reduce((sum, line) => sum + line.amount, 0n) };
  }).filter(({ amount }) => amount > 0n);
  return (
    <div className="grid gap-6">
      <ShareBar
        label="The fee by role"
        parts={roles.map(({ role, amount }) => ({
          key: role,
          label: roleWords(role),
          // Widths only; the amounts beside them are exact.
          size: Number(amount),
          value: <Amount baseUnits={amount} />,
        }))}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        {roles.map(({ role, lines }) => (
          <section key={role} aria-label={roleWords(role)}>
            <h3 className="mb-2 font-medium text-sm">{roleWords(role)}</h3>
            <ul className="grid gap-1.5 text-sm">
              {lines.slice(0, CONTRIBUTORS_SHOWN).map((line) => (
                <li key={line.account} className="flex items-baseline justify-between gap-4">
                  <span className="flex min-w-0 items-center gap-2">
                    <Address address={line.account} />
                    {line.account === viewer ? <span className="text-faint text-xs">you</span> : null}
                  </span>
                  <Amount baseUnits={line.amount} className="text-muted" />
                </li>
              ))}
              {lines.length > CONTRIBUTORS_SHOWN ? (
                <li className="text-faint">and {(lines.length - CONTRIBUTORS_SHOWN).toLocaleString('en')} more</li>
              ) : null}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
