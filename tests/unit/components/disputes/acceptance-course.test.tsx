import { expect, it } from 'vitest';
import { acceptancePoints } from '@/components/disputes/acceptance-course';
import type { DisputeHistoryLine } from '@/components/disputes/dispute-history';
import { renderWithTexts } from '@/tests/support/render-texts';
import { textsFor } from '@/tests/support/texts';

const day = (date: number) => new Date(Date.UTC(2026, 0, date));
const dispute = (outcome: DisputeHistoryLine['outcome']): DisputeHistoryLine => ({
  position: 0,
  disputer: `0x${'2'.repeat(40)}`,
  bond: 10n,
  reason: 'Copied.',
  outcome,
  amount: null,
  openedAt: day(2),
  resolution: '',
  resolvedAt: outcome === 'open' ? null : day(4),
});

const pointsOf = (given: {
  dispute: DisputeHistoryLine | null;
  open?: { resolveBy: Date; overdue: boolean };
  closed?: boolean;
}) =>
  acceptancePoints(textsFor('disputes.acceptanceCourse'), {
    accepted: { curator: `0x${'1'.repeat(40)}`, at: day(1) },
    closesAt: day(9),
    closed: false,
    open: null,
    ...given,
  });

it('says until when an open dispute can be decided, and that the time is over once it is', () => {
  const decision = (overdue: boolean) => {
    const points = pointsOf({ dispute: dispute('open'), open: { resolveBy: day(5), overdue } });
    return renderWithTexts(points.find(({ key }) => key === 'decision')?.detail, ['ui']);
  };
  expect(decision(false)).toMatch(
    /^If none comes, it can be ended without a winner <time [^>]*><span>5 Jan 2026<\/span><\/time>\.$/,
  );
  expect(decision(true)).toMatch(
    /^The time for one ended <time [^>]*><span>5 Jan 2026<\/span><\/time>: anybody can end it without a winner now\.$/,
  );
});

it.each([
  ['upheld', false, ['accepted', 'disputed', 'decision']],
  ['dismissed', false, ['accepted', 'disputed', 'decision', 'window', 'end']],
  ['expired', true, ['accepted', 'disputed', 'decision', 'window']],
] as const)('ends after a dispute that was %s as that leaves it', (outcome, closed, keys) => {
  expect(pointsOf({ dispute: dispute(outcome), closed }).map(({ key }) => key)).toEqual(keys);
});
