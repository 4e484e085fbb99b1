import { shareContributors } from '@/lib/attribution/contributor-shares/share-contributors';
import type { ClassifierThreadInput, TrainThreadProgress, TrainThreadResult } from '@/lib/jobs/train-messages';
import { encodeClassifier } from '@/lib/models/classifier/model-bytes';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';

/** Trains a classifier in the calling thread. */
export function trainClassifierHere(
  { records, settings }: ClassifierThreadInput,
  tell: (progress: TrainThreadProgress) => void,
): TrainThreadResult {
  const trained = trainClassifier({ records, settings }, (progress) => tell({ kind: 'iteration', ...progress }));
  const shares = shareContributors({ trained, records }, (progress) => tell({ kind: 'sharing', ...progress }));
  return {
    kind: 'result',
    bytes: encodeClassifier(trained.model),
    shares,
    trained: { kind: 'classifier', labels: trained.model.labels, evaluation: trained.evaluation },
  };
}
