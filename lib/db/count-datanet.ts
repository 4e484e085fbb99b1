import type { Db } from '@/lib/db/client';
import { listContributorRows, sumContributors } from '@/lib/db/datanet-people';
import { Prisma } from '@/lib/db/generated/client';
import { IN_FORCE } from '@/lib/db/record';
import type { DatanetSchema } from '@/lib/schemas/datanet';
import type { DatanetSummary, FieldSummary, LabelSummary, RangeSummary } from '@/lib/schemas/datanet-summary';

type Reads = Pick<Db, '$queryRaw'>;

/** Values of a label, and contributors, that a summary names one by one. */
const MOST_VALUES = 200;
const MOST_CONTRIBUTORS = 12;
/** Steps that the range of a text's lengths, or of numbers, is cut into, about. */
const STEPS = 14;

/** Counts a Datanet's records in force, column by column, in the database. Reads all of them: for a job. */
export async function countDatanet(
  db: Reads,
  { datanetId, schema }: { datanetId: number; schema: DatanetSchema | null },
): Promise<DatanetSummary> {
  const from = Prisma.sql`
    FROM record r JOIN contribution c ON c.id = r.contribution_id WHERE r.datanet_id = ${datanetId} AND ${IN_FORCE}`;
  const [counted] = await db.$queryRaw<{ records: number }[]>`SELECT count(*)::int AS records ${from}`;
  const fields: FieldSummary[] = [];
  for (const { name, kind } of schema?.fields ?? []) {
    if (kind === 'label') fields.push(await countLabels(db, { name, from }));
    else {
      const range = await countRange(db, { name, kind, from });
      if (range) fields.push(range);
    }
  }
  const search = { after: null, before: null };
  const { rows } = await listContributorRows(db, { datanetId, search, pageSize: MOST_CONTRIBUTORS });
  const all = await sumContributors(db, datanetId);
  const named = rows.reduce((sum, row) => sum + row.records, 0);
  return {
    records: counted?.records ?? 0,
    fields,
    contributors: rows.map(({ account, records }) => ({ account, records })),
    otherContributors: { accounts: all.accounts - rows.length, records: Math.max(0, all.records - named) },
  };
}

async function countLabels(db: Reads, { name, from }: { name: string; from: Prisma.Sql }): Promise<LabelSummary> {
  const rows = await db.$queryRaw<{ value: string; records: number; distinct: number; filled: number }[]>`
    SELECT value, records, (count(*) OVER ())::int AS distinct, (sum(records) OVER ())::int AS filled
    FROM (SELECT r.fields->>${name}::text AS value, count(*)::int AS records ${from}
          AND r.fields->>${name}::text IS NOT NULL GROUP BY 1) AS counted
    ORDER BY records DESC, value LIMIT ${MOST_VALUES}`;
  const named = rows.reduce((sum, row) => sum + row.records, 0);
  const { distinct, filled } = rows[0] ?? { distinct: 0, filled: 0 };
  return {
    kind: 'label',
    name,
    filled,
    values: rows.map(({ value, records }) => ({ value, records })),
    others: { values: distinct - rows.length, records: filled - named },
  };
}

/** Null where no record has the field. */
async function countRange(
  db: Reads,
  { name, kind, from }: { name: string; kind: 'text' | 'number'; from: Prisma.Sql },
): Promise<RangeSummary | null> {
  const size =
    kind === 'text'
      ? Prisma.sql`length(r.fields->>${name}::text)::float8`
      : // The field may have been a text when earlier records were written.
        Prisma.sql`CASE WHEN jsonb_typeof(r.fields->${name}::text) = 'number' THEN (r.fields->>${name}::text)::float8 END`;
  const sizes = Prisma.sql`(SELECT * FROM (SELECT ${size} AS size ${from}) AS s WHERE size IS NOT NULL) AS sizes`;
  const [range] = await db.$queryRaw<
    { filled: number; least: number; median: number; mean: number; nearlyMost: number; most: number }[]
  >`
    SELECT count(*)::int AS filled, min(size) AS least, max(size) AS most, avg(size) AS mean,
           percentile_disc(0.5) WITHIN GROUP (ORDER BY size) AS median,
           percentile_disc(0.98) WITHIN GROUP (ORDER BY size) AS "nearlyMost"
    FROM ${sizes}`;
  if (!range || range.filled === 0) return null;
  const { nearlyMost, ...figures } = range;
  const { start, step, count } = cutRange(range.least, nearlyMost, kind);
  const rows = await db.$queryRaw<{ at: number; records: number }[]>`
    SELECT least(floor((size - ${start}::float8) / ${step}::float8), ${count - 1})::int AS at, count(*)::int AS records
    FROM ${sizes} GROUP BY 1`;
  const records = new Map(rows.map((row) => [row.at, row.records]));
  return {
    kind,
    name,
    ...figures,
    steps: Array.from({ length: count }, (_, at) => ({
      from: start + at * step,
      to: start + (at + 1) * step,
      records: records.get(at) ?? 0,
    })),
  };
}

/** Steps of a round width that reach from `least` to `most`: 1, 2 or 5 times a power of ten; whole ones for texts. */
export function cutRange(least: number, most: number, kind: 'text' | 'number') {
  const rough = Math.max(most - least, Number.EPSILON) / STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const round = [1, 2, 5, 10].map((times) => times * power).find((width) => width >= rough) ?? rough;
  const step = kind === 'text' ? Math.max(1, round) : most > least ? round : 1;
  const start = Math.floor(least / step) * step;
  return { start, step, count: Math.max(1, Math.floor((most - start) / step) + 1) };
}
