import Link from 'next/link';
import { ClaimButton, type ClaimInput } from '@/components/earnings/claim-button';
import { ClaimElsewhere } from '@/components/earnings/claim-elsewhere';
import { EpochObjectionsNotice } from '@/components/earnings/epoch-objections';
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
  upTo,
  objections,
  prepare,
}: {
  claimable: bigint;
  inWindow: { amount: bigint; claimableAt: Date; epoch: number } | null;
  unsettled: bigint;
  claimed: bigint;
  indexing: boolean;
  /** The epoch up to which one claim pays everything. */
  upTo: number | null;
  objections: Parameters<typeof EpochObjectionsNotice>[0];
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
                epoch {inWindow.epoch},{' '}
                {objections.challenge ? (
                  'challenged'
                ) : (
                  <>
                    claimable <TimeAgo at={inWindow.claimableAt} />
                  </>
                )}
              </>
            ) : (
              'no epoch is in it'
            )
          }
        />
        <Stat label="Earned, not settled" value={<Amount baseUnits={unsettled} />} detail="comes with the next epoch" />
        <Stat label="Claimed in all" value={<Amount baseUnits={claimed} />} detail="paid out, on chain" />
      </dl>
      <div className="mt-6 border-line border-t pt-5">
        <EpochObjectionsNotice {...objections} className="mb-5" />
        {claimable > 0n ? (
          <div className="grid gap-4">
            <ClaimButton claimable={claimable.toString()} prepare={prepare} />
            <p className="text-muted text-sm">
              {upTo !== null && upTo > 1
                ? `One transaction pays all epochs up to epoch ${upTo} at once: the root on chain says what you earned in all, and the claim pays what of it you have not been paid.`
                : 'The claim pays all that you earned in the first epoch.'}
            </p>
            <details className="rounded-lg border border-line p-4 sm:p-5">
              <summary className="cursor-pointer font-medium text-sm">Have it paid at another address</summary>
              <div className="mt-4">
                <ClaimElsewhere prepare={prepare} />
              </div>
            </details>
          </div>
        ) : (
          <p className="text-muted text-sm">
            {inWindow ? (
              <>
                Nothing to claim at this moment. <Amount baseUnits={inWindow.amount} /> of epoch {inWindow.epoch} can be
                claimed{' '}
                {objections.challenge ? (
                  'once the challenge is resolved, if the epoch stands.'
                ) : (
                  <>
                    <TimeAgo at={inWindow.claimableAt} />, when its window is over and nobody has objected.
                  </>
                )}
              </>
            ) : unsettled > 0n ? (
              'Nothing to claim at this moment. What you earned since is settled with the next epoch; its window follows.'
            ) : claimed > 0n ? (
              'Nothing to claim. All that you earned so far has been paid; what next answers bring comes with the next epoch.'
            ) : (
              'Nothing to claim. You earn when an answer that somebody paid for was shaped by your records or your model.'
            )}
          </p>
        )}
        <p className="mt-4 text-faint text-sm">
          <Link href="/earnings/others" className="link">
            Claim for several accounts
          </Link>
          {' · '}
          <Link href="/earnings/submit" className="link">
            Hand in a signed claim
          </Link>
        </p>
        {indexing ? (
          <Alert tone="info" className="mt-4">
            The file of the newest epoch is still being read; the figures follow in a moment.
          </Alert>
        ) : null}
      </div>
    </Card>
  );
}
