import type { ChainReader } from '@/lib/chain/clients';
import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { type EpochChallengeRow, listEpochChallenges } from '@/lib/db/epoch-challenge';
import { type EpochProposalRow, listEpochProposals } from '@/lib/db/epoch-proposal';
import { type ProposalStanding, standingOf } from '@/lib/server/disputes/proposal-standing';
import { type DisputeTerms, readDisputeTerms } from '@/lib/server/disputes/read-dispute-terms';
import { readChainNow } from '@/lib/server/read-chain-now';

const MOST_CHALLENGES = 200;

/** A proposal with its challenges, the last one first. */
export type ProposalView = EpochProposalRow & { standing: ProposalStanding; challenges: EpochChallengeRow[] };

export type EpochDisputes = {
  number: number;
  terms: DisputeTerms;
  /** The last one first; at least one. */
  proposals: [ProposalView, ...ProposalView[]];
  /** The open challenge of the last proposal; `overdue`: nobody decided in time, and anybody can end it. */
  open: (EpochChallengeRow & { overdue: boolean }) | null;
};

/** An epoch's proposals by attempt, with who challenged them and what became of it. Throws `not-found`. */
export async function readEpochDisputes(
  { db, chain }: { db: Db; chain: ChainReader },
  { number, now }: { number: number; now: Date },
): Promise<EpochDisputes> {
  const [terms, rows, challenges, time] = await Promise.all([
    readDisputeTerms({ db }),
    listEpochProposals(db, { number }),
    listEpochChallenges(db, { number, page: 1, pageSize: MOST_CHALLENGES }),
    readChainNow({ chain }, { now }),
  ]);
  const view = (row: EpochProposalRow): ProposalView => ({
    ...row,
    standing: standingOf(row, time),
    challenges: challenges.rows
      .filter(({ attempt }) => attempt === row.attempt)
      .sort((one, other) => other.position - one.position),
  });
  const [last, ...earlier] = rows;
  if (!last) throw new AppError('not-found', `There is no epoch ${number}. It may not be indexed yet.`);
  const open = challenges.rows.find(({ outcome, attempt }) => outcome === 'open' && attempt === last.attempt);
  return {
    number,
    terms,
    proposals: [view(last), ...earlier.map(view)],
    open: open ? { ...open, overdue: open.resolveBy <= time } : null,
  };
}
