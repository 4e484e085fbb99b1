import type { Db } from '@/lib/db/client';
import { type DatanetSummary, datanetSummarySchema } from '@/lib/schemas/datanet-summary';

type Reads = Pick<Db, '$queryRaw'>;

/** A summary that is kept, and whether it still counts what is there. */
export type KeptSummary = { summary: DatanetSummary | null; current: boolean };

/**
 * Names what a summary is counted from: the description, and the accepted contributions whose records are here. Null when
 * there is no such Datanet.
 */
export async function readSummaryStamp(db: Reads, datanetId: number): Promise<string | null> {
  const [row] = await db.$queryRaw<{ stamp: string }[]>`
    SELECT md5(d.metadata_cid || ' ' || coalesce((
      SELECT string_agg(c.id || ':' || c.records_root || ':' || cardinality(c.excluded), ' ' ORDER BY c.sequence)
      FROM contribution c JOIN contribution_file f ON f.contribution_id = c.id
      WHERE c.datanet_id = d.id AND c.status = 'accepted' AND f.state = 'readable'), '')) AS stamp
    FROM datanet d WHERE d.id = ${datanetId}`;
  return row?.stamp ?? null;
}

/** The summary that is kept of a Datanet. */
export async function readKeptSummary(db: Reads, datanetId: number): Promise<KeptSummary> {
  const [stamp, [kept]] = await Promise.all([
    readSummaryStamp(db, datanetId),
    db.$queryRaw<{ stamp: string; summary: unknown }[]>`
      SELECT stamp, summary FROM datanet_summary WHERE datanet_id = ${datanetId}`,
  ]);
  if (!kept) return { summary: null, current: false };
  return { summary: parse(kept.summary), current: kept.stamp === stamp };
}

/** The summaries that are kept of these Datanets, by number. */
export async function readKeptSummaries(db: Reads, ids: readonly number[]): Promise<Map<number, DatanetSummary>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: number; summary: unknown }[]>`
    SELECT datanet_id AS id, summary FROM datanet_summary WHERE datanet_id = ANY (${[...ids]}::int[])`;
  return new Map(
    rows.flatMap(({ id, summary }) => {
      const parsed = parse(summary);
      return parsed ? [[id, parsed] as const] : [];
    }),
  );
}

/** Keeps a summary in the place of the one before. */
export async function keepSummary(
  db: Pick<Db, '$executeRaw'>,
  { datanetId, stamp, summary }: { datanetId: number; stamp: string; summary: DatanetSummary },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO datanet_summary (datanet_id, stamp, summary) VALUES (${datanetId}, ${stamp}, ${JSON.stringify(summary)}::jsonb)
    ON CONFLICT (datanet_id) DO UPDATE SET stamp = excluded.stamp, summary = excluded.summary, counted_at = now()`;
}

/** Of an older form: as if there were none, so that it is counted anew. */
function parse(summary: unknown): DatanetSummary | null {
  const parsed = datanetSummarySchema.safeParse(summary);
  return parsed.success ? parsed.data : null;
}
