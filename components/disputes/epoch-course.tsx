import { useTexts } from '#texts';
import type { ProposalCardData } from '@/components/disputes/proposal-card';
import { Course, type CoursePoint } from '@/components/factory/course';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { TimeAgo } from '@/components/ui/time-ago';

/** How far the newest proposal of an epoch is on its way: proposed, looked at, contested, decided, paid. */
export function EpochCourse({
  proposal,
  open,
}: {
  proposal: ProposalCardData;
  /** Its open challenge; `overdue`: nobody decided in time. */
  open: { resolveBy: Date; overdue: boolean } | null;
}) {
  const t = useTexts('disputes.epochCourse');
  const { standing, claimableAt } = proposal;
  const last = proposal.challenges[0];
  const by = (account: string) => () => <Address address={account} href={`/people/${account}`} />;
  const time = (at: Date) => () => <TimeAgo at={at} />;
  const over = standing === 'counting' || standing === 'final';
  const contested: CoursePoint[] = last
    ? [
        {
          key: 'contested',
          title: t('contested'),
          state: 'done',
          detail: t.rich('contestedWords', { by: by(last.challenger), time: time(last.openedAt) }),
        },
        standing === 'challenged'
          ? {
              key: 'decision',
              title: t('decision'),
              state: 'now',
              detail: open
                ? t.rich(open.overdue ? 'decisionLate' : 'decisionUntil', { time: time(open.resolveBy) })
                : null,
            }
          : {
              key: 'decision',
              title: t('decided', { outcome: last.outcome }),
              state: 'done',
              detail: last.resolvedAt ? <TimeAgo at={last.resolvedAt} /> : null,
            },
      ]
    : [];
  const window: CoursePoint = {
    key: 'window',
    title: t('window'),
    state: standing === 'open' ? 'now' : standing === 'challenged' ? 'next' : 'done',
    detail:
      standing === 'challenged'
        ? t('windowStands')
        : standing === 'rejected'
          ? t('windowBroken')
          : t.rich(over ? 'windowEnded' : 'windowEnds', { time: time(claimableAt) }),
  };
  const end: CoursePoint =
    standing === 'rejected'
      ? { key: 'end', title: t('thrownOut'), state: 'done', detail: t('thrownOutWords') }
      : {
          key: 'end',
          title: t(over ? 'counts' : 'willCount'),
          state: over ? 'done' : 'next',
          detail: t.rich(over ? 'countsWords' : 'willCountWords', {
            amount: () => <Amount baseUnits={proposal.adds} />,
          }),
        };
  return (
    <Course
      label={t('label')}
      level={2}
      points={[
        {
          key: 'proposed',
          title: t('proposed'),
          state: 'done',
          detail: t.rich('proposedWords', { by: by(proposal.proposer), time: time(proposal.proposedAt) }),
        },
        ...contested,
        window,
        end,
      ]}
    />
  );
}
