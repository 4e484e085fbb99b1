import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { type InfluentialRecord, listInfluentialRecords, type RecordSide } from '@/lib/db/receipt-detail';
import { readTrainingSet } from '@/lib/jobs/read-training-set';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { Credit, Resemblance, TrainingSet } from '@/lib/schemas/training-set';
import { readAnsweringVersion } from '@/lib/server/receipts/read-answering-version';
import { readTaughtQuestion } from '@/lib/server/receipts/read-taught-question';
import type { ContentStore } from '@/lib/storage/content-store';

/** Those that spoke against an answer are shown, but fewer at a time. */
const RECORDS_PER_PAGE = { for: 10, against: 5 } as const;

/** A record of a receipt as it is read: its text, who is credited for it, and what it resembles. */
export type ReceiptRecordView = Omit<InfluentialRecord, 'fields'> & {
  /** Null once it was erased. */
  text: string | null;
  /** What the text answers, where the model was taught it so. */
  question: string | null;
  /** Null where the model learned no label from it. */
  label: string | null;
  /** Empty where the training set cannot be read. */
  credits: readonly Credit[];
  /** The earlier public record that it copies or resembles. */
  resembles: Resemblance | null;
  /** How many copies of it were left out of the training. */
  copies: number;
};

export type ReceiptRecordPage = {
  records: readonly ReceiptRecordView[];
  total: number;
  pageCount: number;
  /** The largest influence, or weight, among all pages, without its sign: what bars are drawn to. */
  strongest: bigint;
};

/**
 * A page of the records that shaped an answer, strongest first: those for it, or those against it; with `contributor`,
 * that one's only. The receipt's own visibility is its reader's business (`readReceipt`).
 */
export async function readReceiptRecords(
  { db, store }: { db: Db; store: ContentStore },
  query: {
    receipt: { id: string; modelId: number; modelVersion: number };
    side: RecordSide;
    contributor: Hex | null;
    page: number;
  },
): Promise<ReceiptRecordPage> {
  const { receipt, side, contributor, page } = query;
  const limit = RECORDS_PER_PAGE[side];
  const [listed, version] = await Promise.all([
    listInfluentialRecords(db, {
      receiptId: receipt.id,
      side,
      contributor,
      limit,
      offset: (page - 1) * limit,
    }),
    readAnsweringVersion(db, receipt),
  ]);
  const manifest = version?.manifest ?? null;
  const credits = listed.records.length > 0 && manifest ? await readCredits({ store }, manifest) : null;
  return {
    records: listed.records.map(({ fields, ...record }) => ({
      ...record,
      ...readText(fields, manifest),
      question: readTaughtQuestion(fields, manifest),
      ...(credits?.get(keyOf(record)) ?? UNKNOWN),
    })),
    total: listed.total,
    pageCount: Math.max(1, Math.ceil(listed.total / limit)),
    strongest: listed.strongest,
  };
}

type RecordCredits = Pick<ReceiptRecordView, 'credits' | 'resembles' | 'copies'>;
const UNKNOWN: RecordCredits = { credits: [], resembles: null, copies: 0 };

const indexed = new WeakMap<TrainingSet, Map<string, RecordCredits>>();

/** Who is credited for each record of a version; null when the file with it is not at hand, which hides no receipt. */
async function readCredits(
  { store }: { store: ContentStore },
  manifest: ModelManifest,
): Promise<Map<string, RecordCredits> | null> {
  const trainingSet = await readTrainingSet({ store }, manifest).catch((error: unknown) => {
    console.error(`The training set ${manifest.trainingSetCid} cannot be shown:`, error);
    return null;
  });
  if (!trainingSet) return null;
  const known = indexed.get(trainingSet);
  if (known) return known;
  const copies = new Map<string, number>();
  for (const { into } of trainingSet.collapsed) {
    const key = keyOf(into.record);
    copies.set(key, (copies.get(key) ?? 0) + 1);
  }
  const made = new Map(
    trainingSet.records.map((record) => {
      const { credits, resembles } = record;
      return [keyOf(record), { credits, resembles, copies: copies.get(keyOf(record)) ?? 0 }];
    }),
  );
  indexed.set(trainingSet, made);
  return made;
}

function keyOf({ contributionId, index }: { contributionId: number; index: number }): string {
  return `${contributionId}/${index}`;
}

/** Text and label as the model read them; a record whose text was erased has neither. */
function readText(
  fields: InfluentialRecord['fields'],
  manifest: ModelManifest | null,
): Pick<ReceiptRecordView, 'text' | 'label'> {
  if (!fields || Object.keys(fields).length === 0) return { text: null, label: null };
  const named = manifest ? fields[manifest.textField] : undefined;
  const longest = Object.values(fields).reduce<string>((a, b) => (String(b).length > a.length ? String(b) : a), '');
  const label = manifest?.kind === 'classifier' ? fields[manifest.labelField] : undefined;
  return { text: named === undefined ? longest : String(named), label: label === undefined ? null : String(label) };
}
