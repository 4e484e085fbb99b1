import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { addressSchema } from '@/lib/schemas/hex';

/** What an account did as a compute provider, in computations. */
export type ProviderLine = {
  readonly provider: Hex;
  /** Whether it is this site's own worker. */
  readonly operator: boolean;
  /** Its result was the one that others came to, or will count. */
  readonly agreed: number;
  readonly refused: number;
  /** Ended without a result. */
  readonly others: number;
  /** Model versions on chain that name it as who computed them. */
  readonly versions: number;
  readonly lastAt: Date | null;
};

export type ComputePage = {
  readonly providers: readonly ProviderLine[];
  /** Computed just now, by others. */
  readonly leased: number;
  /** Runs that anyone may compute, and that are not done. */
  readonly open: number;
};

const SHOWN = 100;

/** Who computes training runs here, the ones whose results count most first. */
export async function readCompute({ db, operator }: { db: Db; operator: Hex }): Promise<ComputePage> {
  const [lines, counts] = await Promise.all([
    db.$queryRaw<Omit<ProviderLine, 'operator'>[]>`
      WITH attempts AS (
        SELECT provider, count(*) FILTER (WHERE state = 'agreed')::int AS agreed,
               count(*) FILTER (WHERE state = 'refused')::int AS refused,
               count(*) FILTER (WHERE state = 'failed')::int AS others,
               max(coalesce(finished_at, created_at)) AS last_at
        FROM training_attempt GROUP BY provider),
      published AS (
        SELECT compute_provider AS provider, count(*)::int AS versions
        FROM model_version WHERE compute_provider <> ${`0x${'0'.repeat(40)}`} GROUP BY compute_provider)
      SELECT coalesce(a.provider, p.provider) AS provider, coalesce(a.agreed, 0) AS agreed,
             coalesce(a.refused, 0) AS refused, coalesce(a.others, 0) AS others, coalesce(p.versions, 0) AS versions,
             a.last_at AS "lastAt"
      FROM attempts a FULL JOIN published p ON p.provider = a.provider
      ORDER BY coalesce(a.agreed, 0) DESC, coalesce(p.versions, 0) DESC, coalesce(a.provider, p.provider)
      LIMIT ${SHOWN}`,
    db.$queryRaw<{ leased: number; open: number }[]>`
      SELECT (SELECT count(*) FROM training_attempt
              WHERE state = 'leased' AND leased_until > now() AND provider <> ${operator})::int AS leased,
             (SELECT count(*) FROM training_run
              WHERE state IN ('queued', 'running', 'paused') AND settings ->> 'compute' = 'anyone')::int AS open`,
  ]);
  return {
    providers: lines.map((line) => {
      const provider = addressSchema.parse(line.provider);
      return { ...line, provider, operator: provider === operator };
    }),
    leased: counts[0]?.leased ?? 0,
    open: counts[0]?.open ?? 0,
  };
}
