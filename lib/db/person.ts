import { type DecimalValue, toBigint } from '@/lib/db/amount';
import type { Db } from '@/lib/db/client';
import { type ProposalAction, proposalActionsSchema } from '@/lib/db/proposal';

/** A Datanet that an account contributed to. */
export type ContributedDatanet = {
  id: number;
  name: string | null;
  /** Accepted and not left out. */
  acceptedRecords: number;
  contributions: number;
  lastAt: Date;
};

/** The Datanets an account contributed to, whatever became of it, those with the most accepted records first. */
export function listContributedDatanets(
  db: Pick<Db, '$queryRaw'>,
  { account, limit }: { account: string; limit: number },
): Promise<ContributedDatanet[]> {
  return db.$queryRaw<ContributedDatanet[]>`
    SELECT d.id, m.name,
           coalesce(sum(c.record_count - cardinality(c.excluded)) FILTER (WHERE c.status = 'accepted'), 0)::int AS "acceptedRecords",
           count(*)::int AS contributions, max(c.submitted_at) AS "lastAt"
    FROM contribution c JOIN datanet d ON d.id = c.datanet_id
    LEFT JOIN datanet_metadata m ON m.cid = d.metadata_cid
    WHERE c.contributor = ${account}
    GROUP BY d.id, m.name ORDER BY "acceptedRecords" DESC, d.id LIMIT ${limit}`;
}

export type RecentContribution = {
  id: number;
  datanetId: number;
  datanetName: string | null;
  recordCount: number;
  excluded: number[];
  status: 'submitted' | 'accepted' | 'rejected' | 'withdrawn';
  reason: string;
  submittedAt: Date;
  /** Null while it waits for curators. */
  decidedAt: Date | null;
};

/** An account's contributions, that which came or was decided on last first. */
export function listRecentContributions(
  db: Pick<Db, '$queryRaw'>,
  { account, limit }: { account: string; limit: number },
): Promise<RecentContribution[]> {
  return db.$queryRaw<RecentContribution[]>`
    SELECT c.id, c.datanet_id AS "datanetId", m.name AS "datanetName", c.record_count AS "recordCount", c.excluded,
           c.status, c.reason, c.submitted_at AS "submittedAt", c.decided_at AS "decidedAt"
    FROM contribution c JOIN datanet d ON d.id = c.datanet_id
    LEFT JOIN datanet_metadata m ON m.cid = d.metadata_cid
    WHERE c.contributor = ${account}
    ORDER BY greatest(c.submitted_at, c.decided_at) DESC, c.submitted_block DESC, c.submitted_index DESC LIMIT ${limit}`;
}

/** What else an account does here. */
export type PersonRoles = { datanets: number; models: number; curates: number };

export async function countRoles(db: Pick<Db, '$queryRaw'>, account: string): Promise<PersonRoles> {
  const [row] = await db.$queryRaw<PersonRoles[]>`
    SELECT (SELECT count(*) FROM datanet WHERE owner = ${account})::int AS datanets,
           (SELECT count(*) FROM model WHERE owner = ${account} AND version_count > 0)::int AS models,
           (SELECT count(*) FROM datanet_curator WHERE account = ${account} AND active)::int AS curates`;
  return row ?? { datanets: 0, models: 0, curates: 0 };
}

/** A vote of an account on a proposal. Base units of OPEN. */
export type PersonVote = {
  proposalId: string;
  /** How the words of the proposal begin. */
  opening: string;
  /** Its calls, where it has too few words to say what it is about. */
  actions: ProposalAction[];
  support: 'for' | 'against' | 'abstain';
  weight: bigint;
  castAt: Date;
};

/** The line that names the proposer alone has 52 characters. */
const FEW_WORDS = 100;

/** An account's votes, newest first. */
export async function listPersonVotes(
  db: Pick<Db, '$queryRaw'>,
  { account, limit }: { account: string; limit: number },
): Promise<PersonVote[]> {
  const rows = await db.$queryRaw<
    (Omit<PersonVote, 'weight' | 'actions'> & { weight: DecimalValue; actions: unknown })[]
  >`
    SELECT v.proposal_id AS "proposalId", left(p.description, 300) AS opening, v.support, v.weight, v.cast_at AS "castAt",
           CASE WHEN length(p.description) < ${FEW_WORDS} THEN p.actions ELSE '[]' END AS actions
    FROM proposal_vote v JOIN proposal p ON p.id = v.proposal_id
    WHERE v.voter = ${account} ORDER BY v.cast_block DESC, v.cast_index DESC LIMIT ${limit}`;
  return rows.map((row) => ({
    ...row,
    weight: toBigint(row.weight),
    actions: proposalActionsSchema.parse(row.actions),
  }));
}

/** All that an account ever claimed. Base units. */
export async function sumClaims(db: Pick<Db, '$queryRaw'>, account: string): Promise<bigint> {
  const [row] = await db.$queryRaw<{ sum: DecimalValue }[]>`
    SELECT coalesce(sum(amount), 0) AS sum FROM claim WHERE account = ${account}`;
  return row ? toBigint(row.sum) : 0n;
}
