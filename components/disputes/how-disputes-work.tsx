import { Amount } from '@/components/ui/amount';
import { Point } from '@/components/ui/point';
import { describeDuration } from '@/lib/core/describe-duration';

/** What can be contested, what it costs and who decides. Base units, seconds. */
export function HowDisputesWork({
  challengeWindowS,
  unbondingDelayS,
  resolutionTimeS,
  minimumBond,
}: {
  challengeWindowS: number;
  unbondingDelayS: number;
  resolutionTimeS: number;
  minimumBond: bigint;
}) {
  return (
    <dl className="grid gap-6 rounded-lg border border-line bg-surface p-5 text-sm sm:p-6 md:grid-cols-3">
      <Point title="What an epoch pays">
        For {describeDuration(challengeWindowS)} after it is proposed anybody can recompute an epoch and challenge it,
        with as much at stake as its proposer. Nothing it pays can be claimed before.
      </Point>
      <Point title="What a curator accepted">
        For {describeDuration(unbondingDelayS)} after an acceptance anybody can dispute it, with a bond of up to{' '}
        <Amount baseUnits={minimumBond} />, against the curator’s stake.
      </Point>
      <Point title="Who is right">
        The guardian says so, or a vote, within {describeDuration(resolutionTimeS)}. The loser’s bond goes to the
        winner, a quarter of it to the treasury. If nobody decides, bonds go back.
      </Point>
    </dl>
  );
}
