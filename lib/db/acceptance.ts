import type { Hex } from '@/lib/core/hex';
import { toBigint } from '@/lib/db/amount';
import type { Db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { RecordFields } from '@/lib/schemas/datanet';
import { addressSchema } from '@/lib/schemas/hex';

/** A contribution as somebody looks at it who doubts that it should have been accepted. Base units. */
export type AcceptanceRow = {
  contributionId: number;
  datanetId: number;
  datanetName: string | null;
  contributor: string;
  status: 'submitted' | 'accepted' | 'rejected' | 'withdrawn';
  recordCount: number;
  excluded: number[];
  submittedAt: Date;
  /** Null while it was never accepted. */
  accepted: { curator: Hex; at: Date; reason: string } | null;
  /** What the curator has at stake there now, the leaving part included. */
  stake: bigint;
};

type Row = Omit<AcceptanceRow, 'accepted' | 'stake'> & {
  sequence: number | null;
  curator: string | null;
  acceptedAt: Date | null;
  reason: string;
  stake: Prisma.Decimal;
};

export async function findAcceptance(
  db: Pick<Db, '$queryRaw'>,
  { contributionId }: { contributionId: number },
): Promise<AcceptanceRow | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT c.id AS "contributionId", c.datanet_id AS "datanetId", m.name AS "datanetName", c.contributor, c.status,
           c.record_count AS "recordCount", c.excluded, c.submitted_at AS "submittedAt", c.sequence,
           c.decided_by AS curator, c.decided_at AS "acceptedAt", c.reason, coalesce(s.amount, 0) AS stake
    FROM contribution c
    JOIN datanet d ON d.id = c.datanet_id
    LEFT JOIN datanet_metadata m ON m.cid = d.metadata_cid
    LEFT JOIN curator_stake s ON s.datanet_id = c.datanet_id AND s.account = c.decided_by
    WHERE c.id = ${contributionId}`;
  if (!row) return null;
  const { sequence, curator, acceptedAt, reason, stake, ...rest } = row;
  const accepted =
    sequence !== null && curator !== null && acceptedAt !== null
      ? { curator: addressSchema.parse(curator), at: acceptedAt, reason }
      : null;
  return { ...rest, accepted, stake: toBigint(stake) };
}

/** The first records of a contribution that were accepted, in the order of its file; none of what was erased. */
export function listAcceptedRecords(
  db: Pick<Db, '$queryRaw'>,
  { contributionId, limit }: { contributionId: number; limit: number },
): Promise<{ index: number; fields: RecordFields }[]> {
  return db.$queryRaw<{ index: number; fields: RecordFields }[]>`
    SELECT r.index, r.fields FROM record r JOIN contribution c ON c.id = r.contribution_id
    WHERE r.contribution_id = ${contributionId} AND NOT (r.index = ANY (c.excluded)) AND r.fields <> '{}'::jsonb
    ORDER BY r.index LIMIT ${limit}`;
}
