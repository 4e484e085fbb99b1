import type { Db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';

/** A published version in a list, newest first. */
export type VersionRow = {
  number: number;
  publisher: string;
  recordCount: number;
  contributionCount: number;
  manifestCid: string;
  manifestHash: string;
  publishedAt: Date;
  transactionHash: string;
};

const COLUMNS = Prisma.sql`
  v.number, v.publisher, v.record_count AS "recordCount", v.manifest_cid AS "manifestCid",
  v.manifest_hash AS "manifestHash", v.published_at AS "publishedAt", v.transaction_hash AS "transactionHash",
  (SELECT count(*)::int FROM version_contribution c
   WHERE c.datanet_id = v.datanet_id AND c.version = v.number) AS "contributionCount"`;

/** Published versions, newest first, from `below` on where it is given. */
export function listVersionRows(
  db: Pick<Db, '$queryRaw'>,
  { datanetId, below, limit }: { datanetId: number; below?: number | undefined; limit: number },
): Promise<VersionRow[]> {
  return db.$queryRaw<VersionRow[]>`
    SELECT ${COLUMNS} FROM datanet_version v
    WHERE v.datanet_id = ${datanetId} ${below === undefined ? Prisma.empty : Prisma.sql`AND v.number < ${below}`}
    ORDER BY v.number DESC LIMIT ${limit}`;
}

export async function readVersionRow(
  db: Pick<Db, '$queryRaw'>,
  { datanetId, number }: { datanetId: number; number: number },
): Promise<VersionRow | null> {
  const [row] = await db.$queryRaw<VersionRow[]>`
    SELECT ${COLUMNS} FROM datanet_version v WHERE v.datanet_id = ${datanetId} AND v.number = ${number}`;
  return row ?? null;
}

/** A contribution that the next version would hold, in the order of acceptance. */
export type AcceptedContribution = {
  contributionId: number;
  contributor: string;
  recordsRoot: string;
  cid: string;
  recordCount: number;
  excluded: number[];
  sequence: number;
};

/** Everything accepted and not withdrawn, in the order of acceptance. */
export function listAccepted(db: Pick<Db, '$queryRaw'>, datanetId: number): Promise<AcceptedContribution[]> {
  return db.$queryRaw<AcceptedContribution[]>`
    SELECT id AS "contributionId", contributor, records_root AS "recordsRoot", cid, record_count AS "recordCount",
           excluded, sequence
    FROM contribution WHERE datanet_id = ${datanetId} AND status = 'accepted' ORDER BY sequence`;
}

/** The contract's revision of a Datanet: what was ever accepted, and what of it was withdrawn since, counted together. */
export async function readRevision(db: Pick<Db, '$queryRaw'>, datanetId: number): Promise<number> {
  const [row] = await db.$queryRaw<{ revision: number }[]>`SELECT revision FROM datanet WHERE id = ${datanetId}`;
  return row?.revision ?? 0;
}

/** The numbers of the contributions of a version, in its order. */
export async function listVersionContributionIds(
  db: Pick<Db, 'versionContribution'>,
  { datanetId, version }: { datanetId: number; version: number },
): Promise<number[]> {
  const rows = await db.versionContribution.findMany({
    where: { datanetId, version },
    orderBy: { position: 'asc' },
    select: { contributionId: true },
  });
  return rows.map((row) => row.contributionId);
}

/** A model version that was trained on a version of the Datanet. */
export type ModelOnDatanet = {
  modelId: number;
  name: string | null;
  summary: string | null;
  owner: string;
  retired: boolean;
  modelVersion: number;
  datanetVersion: number;
  publishedAt: Date;
};

/** The models built on a Datanet, each by its newest version that uses it. */
export function listModelsOnDatanet(db: Pick<Db, '$queryRaw'>, datanetId: number): Promise<ModelOnDatanet[]> {
  return db.$queryRaw<ModelOnDatanet[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (x.model_id) x.model_id AS "modelId", f.name, f.summary, o.owner, o.retired,
             x.version AS "modelVersion", x.datanet_version AS "datanetVersion", v.published_at AS "publishedAt"
      FROM model_version_datanet x
      JOIN model o ON o.id = x.model_id
      JOIN model_version v ON v.model_id = x.model_id AND v.number = x.version
      LEFT JOIN model_manifest f ON f.cid = v.manifest_cid
      WHERE x.datanet_id = ${datanetId}
      ORDER BY x.model_id, x.version DESC
    ) newest ORDER BY "publishedAt" DESC LIMIT 200`;
}
