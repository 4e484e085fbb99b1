import { shareContributors } from '@/lib/attribution/contributor-shares/share-contributors';
import { keccak256 } from '@/lib/core/keccak';
import { encodeClassifier } from '@/lib/models/classifier/model-bytes';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';
import type { CheckList } from '@/lib/verify/check-list';
import type { LoadedModel } from '@/lib/verify/load-model';

const TITLE = 'Training it again gives the same weights, measurements and shares';

/**
 * Trains a model version again from its published records and settings, and compares the weights byte for byte, what was
 * measured, and the contributors' shares. Only on request: it takes as long as the training did.
 */
export async function retrain(
  list: CheckList,
  { model, train }: { model: LoadedModel; train: boolean },
): Promise<void> {
  const { manifest, training } = model;
  if (!training) {
    list.notCheckable(TITLE, 'That needs every training text, and not all of them can be read any more.');
    return;
  }
  if (!train) {
    list.notAsked(TITLE, 'Ask for it with --train; it takes as long as the training did.');
    return;
  }
  if (manifest.kind !== 'classifier') return;
  list.step(`Training ${list.subject.toLowerCase()} again`);
  const { heldOutPercent, ...settings } = manifest.settings;
  const trained = trainClassifier(
    { records: training, settings: { ...settings, heldOutPartsPerMillion: heldOutPercent * 10_000 } },
    ({ phase, iteration }) =>
      list.step(
        `Training ${list.subject.toLowerCase()} again: ${phase === 'final' ? 'all records' : 'without the held-out ones'}, step ${iteration}`,
      ),
  );
  const contributorShares = shareContributors({ trained, records: training }, ({ done, total }) =>
    list.step(`Training ${list.subject.toLowerCase()} again without contributor ${done} of ${total}`),
  );
  list.compare(TITLE, {
    field: '',
    expected: {
      weightsHash: keccak256(encodeClassifier(trained.model)),
      labels: trained.model.labels,
      evaluation: trained.evaluation,
      contributorShares,
    },
    found: {
      weightsHash: manifest.weightsHash,
      labels: manifest.labels,
      evaluation: manifest.evaluation,
      contributorShares: manifest.contributorShares,
    },
    detail: `${training.length} records, ${contributorShares.shares.length} contributors`,
  });
}
