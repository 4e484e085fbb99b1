import { z } from 'zod';
import type { Hex } from '@/lib/core/hex';
import { toBigint } from '@/lib/db/amount';
import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { addressSchema, amountSchema, hashSchema } from '@/lib/schemas/hex';
import { type ProposalState, VOTE_SUPPORTS, type VoteSupport } from '@/lib/schemas/protocol';

/** One call that a proposal would make: `value` in wei, `calldata` with its selector. */
export type ProposalAction = { readonly target: Hex; readonly value: bigint; readonly calldata: Hex };

/** What holders of OPEN decide on. Votes are base units of OPEN. */
export type ProposalRow = {
  /** Decimal digits of the governor's uint256. */
  id: string;
  proposer: string;
  actions: ProposalAction[];
  /** As far as a database can keep it; what was given is what `descriptionHash` is of. */
  description: string;
  descriptionHash: Hex;
  state: ProposalState;
  /** Votes count as they were held then. */
  voteStart: Date;
  voteEnd: Date;
  /** Once queued: from when anybody can execute it. */
  executableAt: Date | null;
  forVotes: bigint;
  againstVotes: bigint;
  abstainVotes: bigint;
  /** What for and abstain need together, by the supply and the quorum's part at `voteStart`. */
  quorum: bigint;
  createdAt: Date;
  createdBlock: number;
  transactionHash: string;
  queuedAt: Date | null;
  executedAt: Date | null;
  canceledAt: Date | null;
};

type Row = Omit<
  ProposalRow,
  'actions' | 'descriptionHash' | 'forVotes' | 'againstVotes' | 'abstainVotes' | 'quorum'
> & {
  actions: unknown;
  descriptionHash: string;
  forVotes: Prisma.Decimal;
  againstVotes: Prisma.Decimal;
  abstainVotes: Prisma.Decimal;
  quorum: Prisma.Decimal;
};

/** The calls of a proposal as a row holds them. */
export const proposalActionsSchema = z.array(
  z.object({
    target: addressSchema,
    value: amountSchema,
    calldata: z.string().transform((text): Hex => `0x${text.slice(2)}`),
  }),
);

/** All proposals with quorum and state as of `now`, in the order of rules of OpenZeppelin's Governor.state. */
function proposalsAt(now: Date): Prisma.Sql {
  return Prisma.sql`(
    SELECT p.*, q.quorum, CASE
        WHEN p.executed_at IS NOT NULL THEN 'executed'
        WHEN p.canceled_at IS NOT NULL THEN 'canceled'
        WHEN p.vote_start >= ${now} THEN 'pending'
        WHEN p.vote_end >= ${now} THEN 'active'
        WHEN p.for_votes + p.abstain_votes < q.quorum OR p.for_votes <= p.against_votes THEN 'defeated'
        WHEN p.queued_at IS NULL THEN 'succeeded'
        ELSE 'queued' END AS state
    FROM proposal p CROSS JOIN LATERAL (
      SELECT coalesce(div(
        (SELECT supply FROM token_supply WHERE changed_at <= p.vote_start
         ORDER BY block_number DESC, log_index DESC LIMIT 1) *
        (SELECT value FROM governor_setting WHERE name = 'quorumPercent' AND changed_at <= p.vote_start
         ORDER BY block_number DESC, log_index DESC LIMIT 1), 100), 0) AS quorum) q)`;
}

const COLUMNS = Prisma.sql`
  p.id, p.proposer, p.actions, p.description, p.description_hash AS "descriptionHash", p.state,
  p.vote_start AS "voteStart", p.vote_end AS "voteEnd", p.executable_at AS "executableAt", p.for_votes AS "forVotes",
  p.against_votes AS "againstVotes", p.abstain_votes AS "abstainVotes", p.quorum, p.created_at AS "createdAt",
  p.created_block AS "createdBlock", p.transaction_hash AS "transactionHash", p.queued_at AS "queuedAt",
  p.executed_at AS "executedAt", p.canceled_at AS "canceledAt"`;

/**
 * One page of proposals, newest first, and how many match. `now` decides between the states: the chain's time, as far as
 * the caller knows it.
 */
export async function listProposals(
  db: Pick<Db, '$queryRaw'>,
  input: { now: Date; state?: ProposalState; proposer?: string; page: number; pageSize: number },
): Promise<{ rows: ProposalRow[]; total: number }> {
  const { now, state, proposer, page, pageSize } = input;
  const from = Prisma.sql`FROM ${proposalsAt(now)} p WHERE TRUE
    ${state ? Prisma.sql`AND p.state = ${state}` : Prisma.empty}
    ${proposer ? Prisma.sql`AND p.proposer = ${proposer.toLowerCase()}` : Prisma.empty}`;
  const [rows, [counted]] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT ${COLUMNS} ${from} ORDER BY p.created_block DESC, p.created_index DESC
      LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${from}`,
  ]);
  return { rows: rows.map(toProposal), total: counted?.total ?? 0 };
}

/** A proposal as of `now`; null when there is none of this id. */
export async function findProposal(
  db: Pick<Db, '$queryRaw'>,
  { id, now }: { id: string; now: Date },
): Promise<ProposalRow | null> {
  const [row] = await db.$queryRaw<Row[]>`SELECT ${COLUMNS} FROM ${proposalsAt(now)} p WHERE p.id = ${id}`;
  return row ? toProposal(row) : null;
}

function toProposal(row: Row): ProposalRow {
  return {
    ...row,
    actions: proposalActionsSchema.parse(row.actions),
    descriptionHash: hashSchema.parse(row.descriptionHash),
    forVotes: toBigint(row.forVotes),
    againstVotes: toBigint(row.againstVotes),
    abstainVotes: toBigint(row.abstainVotes),
    quorum: toBigint(row.quorum),
  };
}

/** One account's vote. `weight` in base units of OPEN. */
export type VoteRow = {
  voter: string;
  support: VoteSupport;
  weight: bigint;
  reason: string;
  castAt: Date;
  transactionHash: string;
};

type RawVote = Omit<VoteRow, 'support' | 'weight'> & { support: string; weight: Prisma.Decimal };

const VOTE_COLUMNS = Prisma.sql`voter, support, weight, reason, cast_at AS "castAt", transaction_hash AS "transactionHash"`;

/** One page of a proposal's votes, the heaviest first, and how many there are. */
export async function listVotes(
  db: Pick<Db, '$queryRaw'>,
  { proposalId, page, pageSize }: { proposalId: string; page: number; pageSize: number },
): Promise<{ rows: VoteRow[]; total: number }> {
  const [rows, [counted]] = await Promise.all([
    db.$queryRaw<RawVote[]>`
      SELECT ${VOTE_COLUMNS} FROM proposal_vote WHERE proposal_id = ${proposalId}
      ORDER BY weight DESC, voter LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM proposal_vote WHERE proposal_id = ${proposalId}`,
  ]);
  return { rows: rows.map(toVote), total: counted?.total ?? 0 };
}

/** How an account voted on a proposal; null when it did not. */
export async function findVote(
  db: Pick<Db, '$queryRaw'>,
  { proposalId, voter }: { proposalId: string; voter: string },
): Promise<VoteRow | null> {
  const [row] = await db.$queryRaw<RawVote[]>`
    SELECT ${VOTE_COLUMNS} FROM proposal_vote WHERE proposal_id = ${proposalId} AND voter = ${voter.toLowerCase()}`;
  return row ? toVote(row) : null;
}

function toVote(row: RawVote): VoteRow {
  return {
    ...row,
    support: VOTE_SUPPORTS.find((support) => support === row.support) ?? 'abstain',
    weight: toBigint(row.weight),
  };
}
