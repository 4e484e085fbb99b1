import { useTexts } from '#texts';
import type { DisputeHistoryLine } from '@/components/disputes/dispute-history';
import { Course, type CoursePoint } from '@/components/factory/course';
import { Address } from '@/components/ui/address';
import { Moment } from '@/components/ui/moment';
import { TimeAgo } from '@/components/ui/time-ago';
import type { TranslatorOf } from '@/lib/texts/namespaces';

type AcceptanceStanding = {
  accepted: { curator: string; at: Date };
  closesAt: Date | null;
  closed: boolean;
  /** The last one. */
  dispute: DisputeHistoryLine | null;
  /** It, where it is open; `overdue`: nobody decided in time. */
  open: { resolveBy: Date; overdue: boolean } | null;
};

/** How far the question is whether something was rightly accepted. */
export function AcceptanceCourse(facts: AcceptanceStanding) {
  const t = useTexts('disputes.acceptanceCourse');
  return <Course label={t('label')} level={2} points={acceptancePoints(t, facts)} />;
}

/** The points of that course. An acceptance that was found wrong has no end to come. */
export function acceptancePoints(
  t: TranslatorOf<'disputes.acceptanceCourse'>,
  { accepted, closesAt, closed, dispute, open }: AcceptanceStanding,
): CoursePoint[] {
  const by = (account: string) => () => <Address address={account} href={`/people/${account}`} />;
  const time = (at: Date) => () => <TimeAgo at={at} />;
  const wrong = dispute?.outcome === 'upheld';
  const points: CoursePoint[] = [
    {
      key: 'accepted',
      title: t('accepted'),
      state: 'done',
      detail: t.rich('acceptedWords', { by: by(accepted.curator), time: time(accepted.at) }),
    },
  ];
  if (dispute) {
    points.push(
      {
        key: 'disputed',
        title: t('disputed'),
        state: 'done',
        detail: t.rich('disputedWords', { by: by(dispute.disputer), time: time(dispute.openedAt) }),
      },
      open
        ? {
            key: 'decision',
            title: t('decision'),
            state: 'now',
            detail: t.rich(open.overdue ? 'decisionLate' : 'decisionUntil', { time: time(open.resolveBy) }),
          }
        : {
            key: 'decision',
            title: t('decided', { outcome: dispute.outcome }),
            state: 'done',
            detail: dispute.resolvedAt ? <TimeAgo at={dispute.resolvedAt} /> : null,
          },
    );
  }
  if (!open && !wrong && closesAt) {
    points.push({
      key: 'window',
      title: t(closed ? 'windowOver' : 'window'),
      state: closed ? 'done' : 'now',
      detail: t.rich('until', { time: () => <Moment at={closesAt} /> }),
    });
  }
  if (open || !(wrong || closed)) {
    points.push({
      key: 'end',
      title: t(open ? 'settled' : 'stands'),
      state: 'next',
      detail: t(open ? 'settledWords' : 'standsWords'),
    });
  }
  return points;
}
