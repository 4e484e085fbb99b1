import type { ChainReader } from '@/lib/chain/clients';
import { type AcceptanceDisputeRow, listAcceptanceDisputes } from '@/lib/db/acceptance-dispute';
import type { Db } from '@/lib/db/client';
import { type EpochChallengeRow, listEpochChallenges } from '@/lib/db/epoch-challenge';
import { type EpochProposalRow, findNewestProposal } from '@/lib/db/epoch-proposal';
import { type ProposalStanding, standingOf } from '@/lib/server/disputes/proposal-standing';
import { type DisputeTerms, readDisputeTerms } from '@/lib/server/disputes/read-dispute-terms';
import { countPages, PAGE_SIZE } from '@/lib/server/page-size';
import { readChainNow } from '@/lib/server/read-chain-now';

/** A dispute in a list; `overdue`: nobody decided in time, and anybody can end it. */
export type Overdue<Row> = Row & { overdue: boolean };

export type DisputeList = {
  terms: DisputeTerms;
  /** The newest proposed epoch, when it does not count yet. */
  newest: (EpochProposalRow & { standing: ProposalStanding }) | null;
  openChallenges: number;
  openDisputes: number;
  /** One page of one of the two, open ones first. */
  challenges: Overdue<EpochChallengeRow>[];
  disputes: Overdue<AcceptanceDisputeRow>[];
  total: number;
  pageCount: number;
};

/** Challenged epochs, or disputed acceptances; and what can be challenged now. Throws `chain-unavailable`. */
export async function listDisputes(
  { db, chain }: { db: Db; chain: ChainReader },
  { of, page, now }: { of: 'epochs' | 'acceptances'; page: number; now: Date },
): Promise<DisputeList> {
  const size = { page, pageSize: PAGE_SIZE };
  const none = { rows: [], total: 0 };
  const one = { outcome: 'open', page: 1, pageSize: 1 } as const;
  const [terms, newest, openChallenges, openDisputes, challenges, disputes, time] = await Promise.all([
    readDisputeTerms({ db }),
    findNewestProposal(db),
    listEpochChallenges(db, one),
    listAcceptanceDisputes(db, one),
    of === 'epochs' ? listEpochChallenges(db, size) : none,
    of === 'acceptances' ? listAcceptanceDisputes(db, size) : none,
    readChainNow({ chain }, { now }),
  ]);
  const standing = newest ? standingOf(newest, time) : 'final';
  const total = challenges.total + disputes.total;
  const withOverdue = <Row extends { outcome: string; resolveBy: Date }>(row: Row): Overdue<Row> => ({
    ...row,
    overdue: row.outcome === 'open' && row.resolveBy <= time,
  });
  return {
    terms,
    newest: newest && (standing === 'open' || standing === 'challenged') ? { ...newest, standing } : null,
    openChallenges: openChallenges.total,
    openDisputes: openDisputes.total,
    challenges: challenges.rows.map((row) => withOverdue(row)),
    disputes: disputes.rows.map((row) => withOverdue(row)),
    total,
    pageCount: countPages(total),
  };
}
