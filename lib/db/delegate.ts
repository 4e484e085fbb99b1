import { toBigint } from '@/lib/db/amount';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';

/** An account that others, or itself, gave votes to. Base units of OPEN. */
export type DelegateRow = { account: string; votes: bigint; delegators: number };

/** One page of those who have votes, most first; how many there are, and all their votes together. */
export async function listDelegates(
  db: Pick<Db, '$queryRaw'>,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: DelegateRow[]; total: number; votes: bigint }> {
  const [rows, [sums]] = await Promise.all([
    db.$queryRaw<{ account: string; votes: Prisma.Decimal; delegators: number }[]>`
      SELECT d.account, d.votes, (SELECT count(*)::int FROM delegate g WHERE g.delegatee = d.account) AS delegators
      FROM delegate d WHERE d.votes > 0 ORDER BY d.votes DESC, d.account
      LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number; votes: Prisma.Decimal }[]>`
      SELECT count(*)::int AS total, coalesce(sum(votes), 0) AS votes FROM delegate WHERE votes > 0`,
  ]);
  return {
    rows: rows.map((row) => ({ ...row, votes: toBigint(row.votes) })),
    total: sums?.total ?? 0,
    votes: sums ? toBigint(sums.votes) : 0n,
  };
}

/** To whom an account gives its votes (null: to nobody, so its OPEN does not vote), and the votes it was given itself. */
export async function readDelegate(
  db: Pick<Db, '$queryRaw'>,
  { account }: { account: string },
): Promise<{ delegatee: string | null; votes: bigint; delegators: number }> {
  const key = account.toLowerCase();
  const [row] = await db.$queryRaw<{ delegatee: string | null; votes: Prisma.Decimal | null; delegators: number }[]>`
    SELECT d.delegatee, d.votes, (SELECT count(*)::int FROM delegate g WHERE g.delegatee = ${key}) AS delegators
    FROM (SELECT 1) one LEFT JOIN delegate d ON d.account = ${key}`;
  return {
    delegatee: row?.delegatee ?? null,
    votes: row?.votes ? toBigint(row.votes) : 0n,
    delegators: row?.delegators ?? 0,
  };
}
