import type { Db } from '@/lib/db/client';
import { type EpochRow, listEpochs, sumEpochAmounts } from '@/lib/db/earning';
import { isClaimable } from '@/lib/server/earnings/is-claimable';

const SHOWN = 10;

/** An epoch in a list, with what it added for everybody together, in base units. */
export type EpochListItem = Pick<EpochRow, 'number' | 'status' | 'challenged' | 'proposedAt'> & {
  amount: bigint;
  claimable: boolean;
};

/** The newest epochs; of one that was proposed again, the newest proposal. */
export async function listRecentEpochs({ db }: { db: Db }, { now }: { now: Date }): Promise<EpochListItem[]> {
  const proposals = await listEpochs(db, { limit: SHOWN * 2 });
  const newest = proposals
    .filter((epoch, position) => proposals.findIndex(({ number }) => number === epoch.number) === position)
    .slice(0, SHOWN);
  const amounts = await sumEpochAmounts(
    db,
    newest.map(({ fileCid }) => fileCid),
  );
  return newest.map(({ number, status, challenged, proposedAt, claimableAt, fileCid }) => ({
    number,
    status,
    challenged,
    proposedAt,
    amount: amounts.get(fileCid) ?? 0n,
    claimable: isClaimable({ status, challenged, claimableAt }, now),
  }));
}
