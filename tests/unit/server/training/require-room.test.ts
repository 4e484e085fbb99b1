import { expect, test } from 'vitest';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import type { TrainingState } from '@/lib/schemas/training';
import { requireRoomToBegin, requireRoomToWork } from '@/lib/server/training/require-room';

const ANA: Hex = `0x${'a'.repeat(40)}`;

/** A table of one account's runs that can only be counted. */
function runsOf(counts: Partial<Record<TrainingState, number>>) {
  const count = async ({ where }: { where: { state: { in: readonly TrainingState[] } } }) =>
    where.state.in.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  return { trainingRun: { count } } as unknown as Pick<Db, 'trainingRun'>;
}

test('four runs of an account wait or work; more begin or go on when one ends', async () => {
  for (const require of [requireRoomToBegin, requireRoomToWork]) {
    await expect(require(runsOf({ queued: 3, succeeded: 50 }), ANA)).resolves.toBeUndefined();
    await expect(require(runsOf({ queued: 3, running: 1 }), ANA)).rejects.toMatchObject({ code: 'rate-limited' });
  }
});

test('paused runs hold nobody up until there are too many to keep', async () => {
  await expect(requireRoomToBegin(runsOf({ queued: 3, paused: 12 }), ANA)).resolves.toBeUndefined();
  await expect(requireRoomToBegin(runsOf({ paused: 16 }), ANA)).rejects.toMatchObject({ code: 'rate-limited' });
  await expect(requireRoomToWork(runsOf({ paused: 16 }), ANA)).resolves.toBeUndefined();
});
