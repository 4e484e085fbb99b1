import { findCitedRecords } from '@/lib/db/cited-record';
import type { Db } from '@/lib/db/client';
import { readAnsweringVersion } from '@/lib/server/receipts/read-answering-version';
import type { ReceiptView } from '@/lib/server/receipts/read-receipt';
import { readTaughtQuestion } from '@/lib/server/receipts/read-taught-question';

/** A record that an answer quotes or is found in, with the quoted part of its text. Amounts are base units. */
export type CitedSourceView = {
  contributionId: number;
  index: number;
  datanetId: number | null;
  contributor: string;
  hash: string;
  text: string | null;
  /** What the text answers, where the model was taught it so. */
  question: string | null;
  cited: { start: number; end: number } | null;
  amount: bigint;
};

/** Sources shown at most. */
const MOST_SOURCES = 20;

/**
 * The sources of an answer in words, in the order in which it cites them, then those that only hold words of it; of a text
 * that a model wrote, those alone. None for other answers. `complete` says that no record which carries the answer is left
 * out.
 */
export async function readCitedSources(
  { db }: { db: Db },
  { id, modelId, modelVersion, answer, attribution }: ReceiptView,
): Promise<{ sources: CitedSourceView[]; complete: boolean }> {
  if (answer?.kind !== 'passages' && answer?.kind !== 'text') return { sources: [], complete: false };
  const places = new Map<string, { contributionId: number; index: number; cited: CitedSourceView['cited'] }>();
  for (const { contributionId, index, start, end } of answer.kind === 'passages' ? answer.citations : []) {
    const key = `${contributionId}/${index}`;
    if (!places.has(key)) places.set(key, { contributionId, index, cited: { start, end } });
  }
  for (const { contributionId, index } of attribution?.spans.flatMap(({ records }) => records) ?? []) {
    const key = `${contributionId}/${index}`;
    if (!places.has(key)) places.set(key, { contributionId, index, cited: null });
  }
  const shown = [...places].slice(0, MOST_SOURCES);
  const [records, version] = await Promise.all([
    findCitedRecords(db, { receiptId: id, places: shown.map(([, place]) => place) }),
    readAnsweringVersion(db, { modelId, modelVersion }),
  ]);
  const known = new Map(records.map((record) => [`${record.contributionId}/${record.index}`, record]));
  const sources = shown.map(([key, { contributionId, index, cited }]) => {
    const record = known.get(key);
    const text = version && record ? record.fields[version.manifest.textField] : undefined;
    return {
      contributionId,
      index,
      cited,
      datanetId: record?.datanetId ?? null,
      contributor: record?.contributor ?? '',
      hash: record?.hash ?? '',
      text: text === undefined ? null : String(text),
      question: readTaughtQuestion(record?.fields, version?.manifest),
      amount: record?.amount ?? 0n,
    };
  });
  return { sources, complete: shown.length === places.size };
}
