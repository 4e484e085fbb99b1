import { useReader, useTexts } from '#texts';
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
  const t = useTexts('governance.courseOfVote');
  const { tag } = useReader();
  const { votingDelay, votingPeriod, timelockDelay } = voting;
  const earliest = new Date(now.getTime() + Number(votingDelay + votingPeriod + timelockDelay) * 1_000);
  return (
    <div className="grid gap-3 text-muted text-sm">
      <p>
        {t.rich('course', {
          delay: formatValue(votingDelay, 'seconds', tag),
          period: formatValue(votingPeriod, 'seconds', tag),
          wait: formatValue(timelockDelay, 'seconds', tag),
          moment: () => <Moment at={earliest} />,
        })}
      </p>
      {dueBy !== null && dueBy <= earliest ? (
        <Alert tone="warn" title={t('tooLate')}>
          {t.rich('tooLateReason', { moment: () => <Moment at={dueBy} /> })}
        </Alert>
      ) : null}
    </div>
  );
}
