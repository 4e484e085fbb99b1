import { shareByCredits } from '@/lib/attribution/contributor-shares/share-by-credits';
import { shareRetrieval } from '@/lib/attribution/passages/share-retrieval';
import type { RetrievalThreadInput, TrainThreadProgress, TrainThreadResult } from '@/lib/jobs/train-messages';
import { buildIndex } from '@/lib/models/retrieval/build-index';
import { evaluateRetrieval } from '@/lib/models/retrieval/evaluate-retrieval';
import { encodeIndex } from '@/lib/models/retrieval/index-bytes';
import { openIndex } from '@/lib/models/retrieval/open-index';

/** Indexes passages, measures the answers and the contributors' shares in the calling thread. */
export function trainRetrievalHere(
  { records, questions, settings }: RetrievalThreadInput,
  tellAll: (progress: TrainThreadProgress) => void,
): TrainThreadResult {
  // A message a record would be more than the queue's process can read beside its work.
  const tell = (progress: Extract<TrainThreadProgress, { done: number }>) => {
    if (progress.done % Math.ceil(progress.total / 100) === 0) tellAll(progress);
  };
  const index = buildIndex({ records, settings }, (done) => tell({ kind: 'indexing', done, total: records.length }));
  const open = openIndex(index);
  const evaluation = evaluateRetrieval(open, { records, questions }, (done) =>
    tell({ kind: 'asking', done, total: questions.length }),
  );
  const shares = shareByCredits(
    records.map(({ credits }) => credits),
    (owners) => {
      const owned = records.map((record, i) => ({ ...record, contributor: owners[i] ?? '0x' }));
      return shareRetrieval(open, { records: owned, questions }, (progress) => tell({ kind: 'sharing', ...progress }));
    },
  );
  return {
    kind: 'result',
    bytes: encodeIndex(index),
    gradients: null,
    shares,
    trained: { kind: 'retrieval', passages: index.record.length, evaluation },
  };
}
