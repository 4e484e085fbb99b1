import { ClaimButton, type ClaimInput } from '@/components/earnings/claim-button';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { Card } from '@/components/ui/card';
import { Stat } from '@/components/ui/stat';
import { TimeAgo } from '@/components/ui/time-ago';

type Reply = { ok: true; value: ClaimInput } | { ok: false; error: { message: string } };

/** What an account earned and where it is on its way. Amounts are base units; `prepare` is a server action. */
export function EarningsSummary({
  claimable,
  inWindow,
  unsettled,
  claimed,
  indexing,
  prepare,
}: {
  claimable: bigint;
  inWindow: { amount: bigint; claimableAt: Date; epoch: number } | null;
  unsettled: bigint;
  claimed: bigint;
  indexing: boolean;
  prepare: () => Promise<Reply>;
}) {
  return (
    <Card className="mb-8">
      <dl className="grid grid-cols-2 gap-6 lg:grid-cols-4">
        <Stat label="Claimable now" value={<Amount baseUnits={claimable} />} tone="value" />
        <Stat
          label="In the challenge window"
          value={<Amount baseUnits={inWindow?.amount ?? 0n} />}
          detail={
            inWindow ? (
              <>
                epoch {inWindow.epoch}, claimable <TimeAgo at={inWindow.claimableAt} />
              </>
            ) : (
              'no epoch is in it'
            )
          }
        />
        <Stat
          label="Earned, not settled"
          value={<Amount baseUnits={unsettled} />}
          detail="attributed; in the next epoch"
        />
        <Stat label="Claimed in all" value={<Amount baseUnits={claimed} />} detail="paid to your wallet, on chain" />
      </dl>
      <div className="mt-6 border-line border-t pt-5">
        {claimable > 0n ? (
          <ClaimButton claimable={claimable.toString()} prepare={prepare} />
        ) : (
          <p className="text-muted text-sm">
            {inWindow ? (
              <>
                Nothing to claim at this moment. <Amount baseUnits={inWindow.amount} /> of epoch {inWindow.epoch} can be
                claimed <TimeAgo at={inWindow.claimableAt} />, when its window is over and nobody has objected.
              </>
            ) : unsettled > 0n ? (
              'Nothing to claim at this moment. What you earned since is settled with the next epoch; its window follows.'
            ) : (
              'Nothing to claim. You earn when an answer that somebody paid for was shaped by your records or your model.'
            )}
          </p>
        )}
        {indexing ? (
          <Alert tone="info" className="mt-4">
            The file of the newest epoch is still being read; the figures follow in a moment.
          </Alert>
        ) : null}
      </div>
    </Card>
  );
}
