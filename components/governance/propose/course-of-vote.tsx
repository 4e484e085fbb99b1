import { Alert } from '@/components/ui/alert';
import { Moment } from '@/components/ui/moment';
import { formatValue } from '@/lib/chain/governance/format-value';
import type { ProtocolState } from '@/lib/chain/governance/protocol-values';

/** How long it takes until a proposal made now takes effect; `dueBy` is when its decision would come too late. */
export function CourseOfVote({
  voting,
  now,
  dueBy,
}: Pick<ProtocolState, 'voting'> & { now: Date; dueBy: Date | null }) {
  const { votingDelay, votingPeriod, timelockDelay } = voting;
  const earliest = new Date(now.getTime() + Number(votingDelay + votingPeriod + timelockDelay) * 1_000);
  return (
    <div className="grid gap-3 text-muted text-sm">
      <p>
        The vote opens {formatValue(votingDelay, 'seconds')} after you propose and is open for{' '}
        {formatValue(votingPeriod, 'seconds')}. If it passes, anybody can queue it, and execute it{' '}
        {formatValue(timelockDelay, 'seconds')} later: on <Moment at={earliest} /> at the earliest.
      </p>
      {dueBy !== null && dueBy <= earliest ? (
        <Alert tone="warn" title="This decision would come too late">
          It waits until <Moment at={dueBy} /> only; after that it can be dropped, and both sides get their bonds back.
          The guardian can decide at once.
        </Alert>
      ) : null}
    </div>
  );
}
