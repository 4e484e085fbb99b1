import { Amount } from '@/components/ui/amount';
import { Card, CardHeader } from '@/components/ui/card';
import { Point } from '@/components/ui/point';
import { describeDuration } from '@/lib/core/describe-duration';

/** What a stake on this Datanet is for, what it earns and what it can lose. Base units. */
export function StakeTerms({
  required,
  minimumBond,
  unbondingDelayS,
  curatorsPart,
}: {
  required: bigint;
  minimumBond: bigint;
  unbondingDelayS: number;
  /** Basis points of a fee. */
  curatorsPart: number;
}) {
  const delay = describeDuration(unbondingDelayS);
  return (
    <Card>
      <CardHeader
        title="What is at stake"
        description={
          required > 0n ? (
            <>
              Who decides on contributions here has at least <Amount baseUnits={required} /> at stake.
            </>
          ) : (
            'This Datanet asks for no stake: its curators decide without. Who stakes all the same earns by it.'
          )
        }
      />
      <dl className="grid gap-5 text-sm md:grid-cols-3">
        <Point title="What it earns">
          {curatorsPart / 100} % of the fees of every model that rests on this Datanet, divided by stake among those who
          accepted something that is in it.
        </Point>
        <Point title="What it can lose">
          For {delay} after an acceptance anybody can dispute it, with a bond of up to{' '}
          <Amount baseUnits={minimumBond} />. If the dispute is upheld, as much is taken from the stake: three quarters
          for who disputed, the rest for the treasury. If it is dismissed, the curator gets three quarters of the bond.
        </Point>
        <Point title="How it leaves">
          {delay} after it is announced, and not while a dispute about it is open. It counts and earns no longer from
          the announcement on.
        </Point>
      </dl>
    </Card>
  );
}
