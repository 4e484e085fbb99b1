import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { type DatanetSummary, datanetSummarySchema } from '@/lib/schemas/datanet-summary';

type Reads = Pick<Db, '$queryRaw'>;

/** A summary that is kept, and whether it still counts what is there. */
export type KeptSummary = { summary: DatanetSummary | null; current: boolean };

/**
 * Names what a summary is counted from: the description, what was ever accepted and withdrawn, and the accepted
 * contributions whose records are here. Null when there is no such Datanet.
 */
export async function readSummaryStamp(db: Reads, datanetId: number): Promise<string | null> {
  const [row] = await db.$queryRaw<{ stamp: string }[]>`
    SELECT ${STAMP_BEGINNING} || md5(coalesce((
      SELECT string_agg(c.id || ':' || c.records_root || ':' || cardinality(c.excluded), ' ' ORDER BY c.sequence)
      FROM contribution c JOIN contribution_file f ON f.contribution_id = c.id
      WHERE c.datanet_id = d.id AND c.status = 'accepted' AND f.state = 'readable'), '')) AS stamp
    FROM datanet d WHERE d.id = ${datanetId}`;
  return row?.stamp ?? null;
}

const STAMP_BEGINNING = Prisma.sql`d.metadata_cid || ' ' || d.revision || ' '`;

/**
 * The summary that is kept of a Datanet. Whether it is current is told from the beginning of its stamp, which costs
 * nothing: when a file of what was accepted is found later, the job that reads it has the Datanet counted anew.
 */
export async function readKeptSummary(db: Reads, datanetId: number): Promise<KeptSummary & { stamp: string | null }> {
  const [kept] = await db.$queryRaw<{ stamp: string; summary: unknown; current: boolean }[]>`
    SELECT s.stamp, s.summary, starts_with(s.stamp, ${STAMP_BEGINNING}) AS current
    FROM datanet d JOIN datanet_summary s ON s.datanet_id = d.id WHERE d.id = ${datanetId}`;
  const summary = kept ? parse(kept.summary) : null;
  return { summary, current: summary !== null && kept?.current === true, stamp: kept?.stamp ?? null };
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
