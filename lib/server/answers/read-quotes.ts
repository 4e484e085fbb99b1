import type { Db } from '@/lib/db/client';
import type { ReceiptRow } from '@/lib/db/receipt';
import { findAnsweringVersion } from '@/lib/db/receipt-attribution';
import { findRecordTexts } from '@/lib/db/record-text';

/** Part of a record's text around the words an answer quotes; start and end are UTF-16 offsets in `text`. */
export type QuoteView = {
  contributionId: number;
  index: number;
  datanetId: number;
  text: string;
  start: number;
  end: number;
};

/** UTF-16 units given on either side of the quoted words. */
const AROUND = 600;

/** The passages that an answer in words is quoted from, best first; none for a label, or where the text was erased. */
export async function readQuotes(
  { db }: { db: Db },
  { answer, modelId, modelVersion }: Pick<ReceiptRow, 'answer' | 'modelId' | 'modelVersion'>,
): Promise<QuoteView[]> {
  if (answer?.kind !== 'passages' || answer.citations.length === 0) return [];
  const version = await findAnsweringVersion(db, { modelId, version: modelVersion });
  if (!version) return [];
  const texts = await findRecordTexts(db, { field: version.manifest.textField, records: answer.citations });
  return answer.citations.flatMap(({ contributionId, index, start, end }) => {
    const record = texts.get(`${contributionId}/${index}`);
    if (!record) return [];
    const from = wholeCharacter(record.text, Math.max(0, start - AROUND));
    const text = record.text.slice(from, wholeCharacter(record.text, end + AROUND));
    return [{ contributionId, index, datanetId: record.datanetId, text, start: start - from, end: end - from }];
  });
}

/** The offset, or the one before it where it would cut a character of two units in two. */
function wholeCharacter(text: string, offset: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(offset)) ? offset - 1 : offset;
}
