import type { Hex } from '@/lib/core/hex';
import { toBigint } from '@/lib/db/amount';
import type { Prisma } from '@/lib/db/generated/client';
import type { DbTransaction } from '@/lib/db/receipt-reservation';
import { addressSchema } from '@/lib/schemas/hex';
import type { AttributionRule, Evidence } from '@/lib/schemas/receipt';

/** What a receipt's document says besides its columns, without the long list of records. */
export type ReceiptAttribution = {
  evidence: Evidence;
  rule: AttributionRule;
  method: string;
  noiseFloor: string;
  /** Weight that follows the version's shares, in units of 2^-32: decimal digits. */
  commons: string;
  spans: ReceiptSpan[];
  parts: Record<string, number>;
  /** What models it was made from got out of a builder's amount, depth-first; amounts in decimal base units. */
  royalties: { model: number; version: number; child: number; part: number; amount: string }[];
  /** What the curators' parts were divided by; `active` in decimal base units. */
  stakes: { model: number; datanetId: number; account: Hex; active: string }[];
  previous: string;
  /** Question and answer as published: hashes when undisclosed. */
  publishedQuestion: string;
};

/** A piece of the answer's text and the records that hold it: UTF-16 offsets. */
export type ReceiptSpan = {
  start: number;
  end: number;
  records: { contributionId: number; index: number }[];
};

/** Null before the answer is attributed. */
export async function findReceiptAttribution(db: DbTransaction, id: string): Promise<ReceiptAttribution | null> {
  // The document is long: it is taken apart once, not anew for each of its fields.
  const [row] = await db.$queryRaw<ReceiptAttribution[]>`
    WITH taken AS MATERIALIZED (
      SELECT document->'attribution' AS a, document - 'attribution' AS document FROM receipt
      WHERE id = ${id}::uuid AND document IS NOT NULL)
    SELECT a->>'evidence' AS evidence, a->>'rule' AS rule, a->>'method' AS method, a->>'noiseFloor' AS "noiseFloor",
           a->>'commons' AS commons, document->'parts' AS parts, document->>'previous' AS previous,
           document->'royalties' AS royalties, document->'stakes' AS stakes,
           document->>'question' AS "publishedQuestion",
           coalesce((SELECT jsonb_agg(jsonb_build_object('start', span->'start', 'end', span->'end', 'records', (
               SELECT coalesce(jsonb_agg(jsonb_build_object(
                 'contributionId', a->'records'->cited.k::int->'contributionId',
                 'index', a->'records'->cited.k::int->'index')), '[]')
               FROM jsonb_array_elements_text(span->'records') AS cited(k))) ORDER BY place)
             FROM jsonb_array_elements(a->'spans') WITH ORDINALITY AS listed(span, place)), '[]') AS spans
    FROM taken`;
  return row ?? null;
}

/** `model`: as a part of whose income. */
export type ReceiptShareRow = { account: Hex; role: string; model: number; amount: bigint };

/** Who a receipt pays, largest first. */
export async function listReceiptShares(db: DbTransaction, receiptId: string): Promise<ReceiptShareRow[]> {
  const rows = await db.receiptShare.findMany({
    where: { receiptId },
    orderBy: [{ amount: 'desc' }, { account: 'asc' }, { role: 'asc' }, { model: 'asc' }],
    select: { account: true, role: true, model: true, amount: true },
  });
  return rows.map((row) => ({ ...row, account: addressSchema.parse(row.account), amount: toBigint(row.amount) }));
}

/** A record that mattered for an answer. Influence and weight in units of 2^-32, amount in base units. */
export type InfluentialRecord = {
  contributionId: number;
  index: number;
  /** Null where the record is not known here. */
  hash: Hex | null;
  /** Null once its text was erased. */
  fields: Record<string, string | number> | null;
  datanetId: number | null;
  contributor: string;
  /** Whether it corrects an earlier record, whose author shares its pay. */
  corrects: boolean;
  /** Null where the evidence is provenance. */
  influence: bigint | null;
  weight: bigint;
  amount: bigint;
};

/** How the records of a receipt are listed: those that raised the answer or hold its text, or those against it. */
export type RecordSide = 'for' | 'against';

export async function listInfluentialRecords(
  db: DbTransaction,
  input: { receiptId: string; side: RecordSide; contributor: string | null; limit: number; offset: number },
): Promise<{ records: InfluentialRecord[]; total: number; strongest: bigint }> {
  const against = input.side === 'against';
  const rows = await db.$queryRaw<
    (Omit<InfluentialRecord, 'influence' | 'weight' | 'amount'> & {
      influence: Prisma.Decimal | null;
      weight: Prisma.Decimal;
      amount: Prisma.Decimal;
      total: number;
      strongest: Prisma.Decimal;
    })[]
  >`
    SELECT m.contribution_id AS "contributionId", m.index, r.hash, r.fields, r.datanet_id AS "datanetId",
           coalesce(c.contributor, '') AS contributor, r.supersedes IS NOT NULL AS corrects,
           m.influence, m.weight, m.amount, count(*) OVER ()::int AS total,
           max(abs(coalesce(m.influence, m.weight))) OVER () AS strongest
    FROM receipt_record m
    LEFT JOIN record r ON r.contribution_id = m.contribution_id AND r.index = m.index
    LEFT JOIN contribution c ON c.id = m.contribution_id
    WHERE m.receipt_id = ${input.receiptId}::uuid AND (CASE WHEN m.influence IS NULL THEN 1 ELSE sign(m.influence) END) = ${against ? -1 : 1}
      AND (${input.contributor}::text IS NULL OR c.contributor = ${input.contributor})
    ORDER BY abs(coalesce(m.influence, m.weight)) DESC, m.contribution_id, m.index
    LIMIT ${input.limit} OFFSET ${input.offset}`;
  return {
    records: rows.map(({ total: _, strongest: __, ...row }) => ({
      ...row,
      influence: row.influence === null ? null : toBigint(row.influence),
      weight: toBigint(row.weight),
      amount: toBigint(row.amount),
    })),
    total: rows[0]?.total ?? 0,
    /** The largest influence, or weight, of them all, without its sign. */
    strongest: rows[0] ? toBigint(rows[0].strongest) : 0n,
  };
}
