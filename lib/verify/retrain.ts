import { shareContributors } from '@/lib/attribution/contributor-shares/share-contributors';
import { shareRetrieval } from '@/lib/attribution/passages/share-retrieval';
import { keccak256 } from '@/lib/core/keccak';
import { encodeClassifier } from '@/lib/models/classifier/model-bytes';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';
import { buildIndex } from '@/lib/models/retrieval/build-index';
import { evaluateRetrieval } from '@/lib/models/retrieval/evaluate-retrieval';
import { encodeIndex } from '@/lib/models/retrieval/index-bytes';
import { openIndex } from '@/lib/models/retrieval/open-index';
import type { ClassifierManifest, RetrievalManifest } from '@/lib/schemas/model-manifest';
import type { CheckList } from '@/lib/verify/check-list';
import type { TrainedRecord } from '@/lib/verify/check-training-set';
import type { LoadedModel } from '@/lib/verify/load-model';

const TITLE = 'Training it again gives the same weights, measurements and shares';

/** What a training comes to, as a manifest states it. */
type Trained = Record<string, unknown>;
type Training = readonly TrainedRecord[];

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
  const tell = (what: string) => list.step(`Training ${list.subject.toLowerCase()} again: ${what}`);
  tell('reading');
  const again =
    manifest.kind === 'classifier'
      ? trainAsClassifier(tell, { manifest, training })
      : trainAsRetrieval(tell, { manifest, training });
  const stated = new Map<string, unknown>(Object.entries(manifest));
  list.compare(TITLE, {
    field: '',
    expected: again,
    found: Object.fromEntries(Object.keys(again).map((key) => [key, stated.get(key)])),
    detail: `${training.length} records, ${manifest.contributorShares.shares.length} contributors`,
  });
}

function trainAsClassifier(
  tell: (what: string) => void,
  { manifest, training }: { manifest: ClassifierManifest; training: Training },
): Trained {
  const { heldOutPercent, ...settings } = manifest.settings;
  const trained = trainClassifier(
    { records: training, settings: { ...settings, heldOutPartsPerMillion: heldOutPercent * 10_000 } },
    ({ phase, iteration }) => tell(`${phase === 'final' ? 'all records' : 'to measure'}, step ${iteration}`),
  );
  const contributorShares = shareContributors({ trained, records: training }, ({ done, total }) =>
    tell(`without contributor ${done} of ${total}`),
  );
  return {
    weightsHash: keccak256(encodeClassifier(trained.model)),
    labels: trained.model.labels,
    evaluation: trained.evaluation,
    contributorShares,
  };
}

function trainAsRetrieval(
  tell: (what: string) => void,
  { manifest, training }: { manifest: RetrievalManifest; training: Training },
): Trained {
  const { titleField, questionField, answerField, settings } = manifest;
  const fieldOf = ({ fields }: TrainedRecord, field: string | null) =>
    field === null ? '' : String(fields[field] ?? '');
  const records = training.map((record) => ({
    contributor: record.contributor,
    title: fieldOf(record, titleField),
    text: record.text,
  }));
  const questions = training.flatMap((record, position) => {
    const [question, answer] = [fieldOf(record, questionField), fieldOf(record, answerField)];
    return question === '' || answer === '' ? [] : [{ question, answer, record: position }];
  });
  const index = buildIndex({ records, settings }, (done) => tell(`record ${done} of ${records.length}`));
  const open = openIndex(index);
  const evaluation = evaluateRetrieval(open, { records, questions }, (done) =>
    tell(`question ${done} of ${questions.length}`),
  );
  const contributorShares = shareRetrieval(open, { records, questions }, ({ done, total }) =>
    tell(`question ${done} of ${total} without each contributor`),
  );
  return { weightsHash: keccak256(encodeIndex(index)), passages: index.record.length, evaluation, contributorShares };
}
