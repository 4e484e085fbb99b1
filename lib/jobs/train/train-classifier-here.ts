import { shareByCredits } from '@/lib/attribution/contributor-shares/share-by-credits';
import { shareContributors } from '@/lib/attribution/contributor-shares/share-contributors';
import { judgeRecords } from '@/lib/attribution/harm/judge-records';
import type { ClassifierThreadInput, TrainThreadProgress, TrainThreadResult } from '@/lib/jobs/train-messages';
import { encodeClassifier } from '@/lib/models/classifier/model-bytes';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';

/** Trains a classifier in the calling thread. */
export function trainClassifierHere(
  { records, settings }: ClassifierThreadInput,
  tell: (progress: TrainThreadProgress) => void,
): TrainThreadResult {
  const trained = trainClassifier({ records, settings }, (progress) => tell({ kind: 'iteration', ...progress }));
  tell({ kind: 'judging', done: 0, total: records.length });
  const judgements = judgeRecords({ records, settings });
  const shares = shareByCredits(
    records.map(({ credits }) => credits),
    (owners) => {
      const owned = records.map((record, i) => ({ ...record, contributor: owners[i] ?? '0x' }));
      return shareContributors({ trained, records: owned }, (progress) => tell({ kind: 'sharing', ...progress }));
    },
  );
  return {
    kind: 'result',
    bytes: encodeClassifier(trained.model),
    gradients: null,
    shares,
    trained: { kind: 'classifier', labels: trained.model.labels, evaluation: trained.evaluation, judgements },
  };
}
