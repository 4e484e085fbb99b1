import type { Db } from '@/lib/db/client';
import { findRecordTexts } from '@/lib/db/record-text';
import { checkVersionReadable } from '@/lib/db/version-records';
import { readTrainingSet } from '@/lib/jobs/read-training-set';
import { PASSAGES_RANKED } from '@/lib/models/retrieval/answer-from-passages';
import { citePlaces } from '@/lib/models/retrieval/cite-places';
import { findAnswer } from '@/lib/models/retrieval/find-answer';
import { decodeIndex } from '@/lib/models/retrieval/index-bytes';
import { openIndex } from '@/lib/models/retrieval/open-index';
import { rankPassages } from '@/lib/models/retrieval/rank-passages';
import { readQuestion } from '@/lib/models/retrieval/read-question';
import type { PassagesAnswer } from '@/lib/schemas/answer';
import type { RetrievalManifest } from '@/lib/schemas/model-manifest';
import type { ContentStore } from '@/lib/storage/content-store';

/**
 * Opens an index of passages to be asked. It holds no text: that of the few passages a question needs is read from the
 * records, so that what was withdrawn is not quoted any more. Throws `content-mismatch`, `storage-unavailable`; a question throws
 * `not-ready` while records are not read again, as when the index is made anew.
 */
export async function openPassages(
  { db, store }: { db: Db; store: ContentStore },
  manifest: RetrievalManifest,
): Promise<(question: string) => Promise<PassagesAnswer>> {
  const [weights, { records }] = await Promise.all([
    store.get(manifest.weightsCid),
    readTrainingSet({ store }, manifest),
  ]);
  const open = openIndex(decodeIndex(weights));
  return async (text) => {
    const question = readQuestion(open, text);
    const ranked = rankPassages(open, question.terms, PASSAGES_RANKED);
    const positions = [...new Set(ranked.map(({ record }) => record))];
    const named = { field: manifest.textField, records: positions.flatMap((position) => records[position] ?? []) };
    let texts = await findRecordTexts(db, named);
    if (texts.size < positions.length) {
      // What is only not read yet would be there when the answer is attributed, and make it another.
      for (const { datanetId, version } of manifest.datanets) await checkVersionReadable(db, { datanetId, version });
      texts = await findRecordTexts(db, named);
    }
    const passages = ranked.flatMap((passage) => {
      const record = records[passage.record];
      const found = record && texts.get(`${record.contributionId}/${record.index}`);
      return found ? [{ ...passage, text: found.text }] : [];
    });
    return citePlaces(findAnswer(open, { question, passages }), records);
  };
}
