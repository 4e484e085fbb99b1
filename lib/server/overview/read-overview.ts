import type { Db } from '@/lib/db/client';

/** What this deployment has done so far. Amounts are OPEN base units. */
export type Overview = {
  /** Accounts with something accepted. */
  contributors: number;
  datanets: number;
  /** Records accepted. */
  records: number;
  /** Models on offer. */
  models: number;
  /** Paid answers. */
  answers: number;
  /** Contributors' parts of all attributed answers. */
  earnedByContributors: bigint;
  /** Claimed on chain, by everybody. */
  claimed: bigint;
};

type Row = {
  contributors: number;
  datanets: number;
  records: number;
  models: number;
  answers: number;
  earned: string;
  claimed: string;
};

const NOTHING: Row = { contributors: 0, datanets: 0, records: 0, models: 0, answers: 0, earned: '0', claimed: '0' };

/** Counts for the front page, from one statement: all of one moment. */
export async function readOverview({ db }: { db: Db }): Promise<Overview> {
  const [row = NOTHING] = await db.$queryRaw<Row[]>`
    SELECT
      (SELECT count(DISTINCT contributor) FROM contribution WHERE status = 'accepted')::int AS contributors,
      (SELECT count(*) FROM datanet)::int AS datanets,
      (SELECT coalesce(sum(accepted_records), 0) FROM datanet)::int AS records,
      (SELECT count(*) FROM model WHERE version_count > 0 AND NOT retired)::int AS models,
      (SELECT count(*) FROM receipt WHERE state IN ('answered', 'attributed', 'settling', 'settled'))::int AS answers,
      (SELECT coalesce(sum(amount), 0) FROM receipt_share WHERE role = 'contributors')::text AS earned,
      (SELECT coalesce(sum(amount), 0) FROM claim)::text AS claimed`;
  const { earned, claimed, ...counts } = row;
  return { ...counts, earnedByContributors: BigInt(earned), claimed: BigInt(claimed) };
}
