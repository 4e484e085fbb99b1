import type { Db } from '@/lib/db/client';
import { type IncomeInSpan, listIncome } from '@/lib/db/income';
import { DAY_S, incomeSpans } from '@/lib/server/earnings/income-spans';
import { readModelNames } from '@/lib/server/permissions/read-permissions';

/** Where an account's earnings came from, over time. Base units. */
export type Income = {
  from: Date;
  spanS: number;
  /** Of each source, what it brought in each span. Most first. */
  sources: readonly (Source & {
    /** Null while the index has not read it. */
    modelName: string | null;
    bySpan: readonly bigint[];
  })[];
};

type Source = Omit<IncomeInSpan, 'span' | 'firstAt'>;

/** Null for an account that has earned nothing. */
export async function readIncome(
  { db }: { db: Db },
  { account, now }: { account: string; now: Date },
): Promise<Income | null> {
  const byDay = await listIncome(db, { account, spanS: DAY_S });
  if (byDay.length === 0) return null;
  const first = new Date(Math.min(...byDay.map(({ firstAt }) => firstAt.getTime())));
  const { from, spanS, count } = incomeSpans({ first, now });
  // Longer spans are made of whole days; shorter ones are for who began to earn some days ago.
  const lineS = Math.min(spanS, DAY_S);
  const sources = sumBySource(byDay);
  const [lines, names] = await Promise.all([
    lineS === DAY_S ? byDay : listIncome(db, { account, spanS: lineS }),
    readModelNames(db, [...new Set(sources.map(({ modelId }) => modelId))]),
  ]);
  const bySource = new Map(sources.map((source) => [keyOf(source), Array.from({ length: count }, () => 0n)]));
  for (const line of lines) {
    const spans = bySource.get(keyOf(line));
    // What was traced since the days were read is in the next picture.
    if (!spans) continue;
    const span = Math.floor((line.span * lineS - from.getTime() / 1000) / spanS);
    // What was asked after `now`, by a clock that is ahead, counts as now.
    const place = Math.min(count - 1, Math.max(0, span));
    spans[place] = (spans[place] ?? 0n) + line.amount;
  }
  return {
    from,
    spanS,
    sources: sources.map((source) => ({
      ...source,
      modelName: names.get(source.modelId) ?? null,
      bySpan: bySource.get(keyOf(source)) ?? [],
    })),
  };
}

/** What each source brought over all the spans, most first. */
function sumBySource(lines: readonly IncomeInSpan[]): Source[] {
  const bySource = new Map<string, Source>();
  for (const { role, modelId, royalty, amount, receipts } of lines) {
    const key = keyOf({ role, modelId, royalty });
    const before = bySource.get(key) ?? { role, modelId, royalty, amount: 0n, receipts: 0 };
    bySource.set(key, { ...before, amount: before.amount + amount, receipts: before.receipts + receipts });
  }
  return [...bySource.values()].sort(
    (a, b) =>
      Number(b.amount > a.amount) - Number(b.amount < a.amount) ||
      a.role.localeCompare(b.role, 'en') ||
      a.modelId - b.modelId ||
      Number(a.royalty) - Number(b.royalty),
  );
}

function keyOf({ role, modelId, royalty }: Pick<IncomeInSpan, 'role' | 'modelId' | 'royalty'>): string {
  return `${role} ${modelId} ${royalty}`;
}
