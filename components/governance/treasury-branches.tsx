import type { TreasuryBranch } from '@/components/governance/treasury-flow';
import { Address } from '@/components/ui/address';

/** As many streams on each side as can be told apart. */
const MOST = 6;

/**
 * What came into the treasury, from whom, and where it went: out again, or it is held. `names` are contracts by their
 * lower-case address. Base units.
 */
export function treasuryBranches(
  streams: readonly { direction: 'in' | 'out'; counterparty: string; amount: bigint }[],
  { names, others, held }: { names: Readonly<Record<string, string>>; others: string; held: string },
): { sources: TreasuryBranch[]; uses: TreasuryBranch[] } {
  const sideOf = (direction: 'in' | 'out'): TreasuryBranch[] => {
    const all = streams.filter((stream) => stream.direction === direction);
    const shown = all.length > MOST ? all.slice(0, MOST - 1) : all;
    const rest = sum(all.slice(shown.length));
    return [
      ...shown.map(({ counterparty, amount }) => {
        const name = names[counterparty];
        return {
          key: counterparty,
          label: <Address address={counterparty} {...(name ? { name } : {})} />,
          name: name ?? counterparty,
          amount,
        };
      }),
      ...(rest > 0n ? [{ key: 'others', label: others, name: others, amount: rest }] : []),
    ];
  };
  const sources = sideOf('in');
  const spent = sideOf('out');
  const kept = sum(sources) - sum(spent);
  return {
    sources,
    uses: [...(kept > 0n ? [{ key: 'held', label: held, name: held, amount: kept }] : []), ...spent],
  };
}

function sum(branches: readonly { amount: bigint }[]): bigint {
  return branches.reduce((total, { amount }) => total + amount, 0n);
}
