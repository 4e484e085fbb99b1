import { FlowPicture } from '@/components/charts/flow-picture';
import { type FeeShare, feeBranches } from '@/components/receipts/fee-branches';
import { FeeTable } from '@/components/receipts/fee-table';
import { Address } from '@/components/ui/address';

/** The colour of each role's stream; the contributors' is that of what is earned. */
const COLOURS: Readonly<Record<string, string>> = {
  treasury: 'var(--chart-6)',
  builder: 'var(--chart-3)',
  curators: 'var(--chart-5)',
  compute: 'var(--chart-4)',
  contributors: 'var(--value-fill)',
};

/** The way of a fee from who paid it to everybody it reaches: a picture, and behind a disclosure every unit as a table. */
export function FeePath({
  payer,
  fee,
  shares,
  parts,
  viewer,
}: {
  payer: string;
  /** Base units; the shares sum to it. */
  fee: bigint;
  shares: readonly FeeShare[];
  /** Basis points of the fee by role, as they applied. */
  parts: Readonly<Record<string, number>>;
  viewer: string | null;
}) {
  const branches = feeBranches(shares, parts).map(({ role, leaves, ...branch }) => ({
    ...branch,
    colour: COLOURS[role] ?? 'var(--chart-1)',
    leaves: leaves.map(({ account, others, ...leaf }) => ({
      ...leaf,
      label:
        account === null ? (
          `${others.toLocaleString('en')} others`
        ) : (
          <>
            <Address address={account} href={`/people/${account}`} />
            {account === viewer ? <span className="ml-1.5 text-faint text-xs">you</span> : null}
          </>
        ),
    })),
  }));
  return (
    <figure>
      <FlowPicture
        source={{
          label: (
            <>
              <Address address={payer} href={`/people/${payer}`} /> paid
            </>
          ),
          amount: fee,
        }}
        branches={branches}
      />
      <FeeTable fee={fee} shares={shares} viewer={viewer} className="mt-6" />
    </figure>
  );
}
