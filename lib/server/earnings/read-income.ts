import type { Db } from '@/lib/db/client';
import { type IncomeSource, listIncomeBySpan, listIncomeSources } from '@/lib/db/income';
import { incomeSpans } from '@/lib/server/earnings/income-spans';
import { readModelNames } from '@/lib/server/permissions/read-permissions';

/** Where an account's earnings came from, over time. Base units. */
export type Income = {
  from: Date;
  spanS: number;
  /** Of each source, what it brought in each span. Most first. */
  sources: readonly (Omit<IncomeSource, 'firstAt'> & {
    /** Null while the index has not read it. */
    modelName: string | null;
    bySpan: readonly bigint[];
  })[];
};

/** Null for an account that has earned nothing. */
export async function readIncome(
  { db }: { db: Db },
  { account, now }: { account: string; now: Date },
): Promise<Income | null> {
  const sources = await listIncomeSources(db, account);
  if (sources.length === 0) return null;
  const first = new Date(Math.min(...sources.map(({ firstAt }) => firstAt.getTime())));
  const { from, spanS, count } = incomeSpans({ first, now });
  const [lines, names] = await Promise.all([
    listIncomeBySpan(db, { account, from, spanS }),
    readModelNames(db, [...new Set(sources.map(({ modelId }) => modelId))]),
  ]);
  const keyOf = ({ role, modelId, royalty }: Pick<IncomeSource, 'role' | 'modelId' | 'royalty'>) =>
    `${role} ${modelId} ${royalty}`;
  const bySource = new Map<string, bigint[]>();
  for (const line of lines) {
    const key = keyOf(line);
    const spans = bySource.get(key) ?? Array.from({ length: count }, () => 0n);
    // What was asked after `now`, by a clock that is ahead, counts as now.
    const place = Math.min(count - 1, Math.max(0, line.span));
    spans[place] = (spans[place] ?? 0n) + line.amount;
    bySource.set(key, spans);
  }
  return {
    from,
    spanS,
    sources: sources.map(({ firstAt: _, ...source }) => ({
      ...source,
      modelName: names.get(source.modelId) ?? null,
      bySpan: bySource.get(keyOf(source)) ?? Array.from({ length: count }, () => 0n),
    })),
  };
}
