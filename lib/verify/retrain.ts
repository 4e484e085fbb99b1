import { shareByCredits } from '@/lib/attribution/contributor-shares/share-by-credits';
import { shareContributors } from '@/lib/attribution/contributor-shares/share-contributors';
import { judgeRecords } from '@/lib/attribution/harm/judge-records';
import { shareRetrieval } from '@/lib/attribution/passages/share-retrieval';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { encodeClassifier } from '@/lib/models/classifier/model-bytes';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';
import { buildIndex } from '@/lib/models/retrieval/build-index';
import { evaluateRetrieval } from '@/lib/models/retrieval/evaluate-retrieval';
import { encodeIndex } from '@/lib/models/retrieval/index-bytes';
import { openIndex } from '@/lib/models/retrieval/open-index';
import type { ClassifierManifest, RetrievalManifest } from '@/lib/schemas/model-manifest';
import type { CheckList } from '@/lib/verify/check-list';
import type { LeftOutRecord, TrainedRecord } from '@/lib/verify/check-training-set';
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
  const { manifest, training, copies } = model;
  if (manifest.kind === 'endpoint' || manifest.kind === 'decoder') {
    const what = manifest.kind === 'endpoint' ? 'Another server’s model' : 'A base';
    list.notAsked(TITLE, `${what} is not trained from the records that it names.`);
    return;
  }
  if (manifest.kind === 'adapter') {
    list.notAsked(TITLE, 'Take its training job as a compute provider: two results are compared by their hash.');
    return;
  }
  if (!training || !copies) {
    list.notCheckable(TITLE, 'That needs every training text, and not all of them can be read any more.');
    return;
  }
  if (!train) {
    list.notAsked(TITLE, 'Ask for it on the command line with --train; it takes as long as the training did.');
    return;
  }
  const tell = (what: string) => list.step(`Training ${list.subject.toLowerCase()} again: ${what}`);
  tell('reading');
  const again =
    manifest.kind === 'classifier'
      ? trainAsClassifier(tell, { manifest, training })
      : trainAsRetrieval(tell, { manifest, training, copies });
  const stated = new Map<string, unknown>(Object.entries(manifest));
  list.compare(TITLE, {
    field: '',
    expected: again,
    found: Object.fromEntries(Object.keys(again).map((key) => [key, stated.get(key)])),
    detail: `${training.length} records, ${manifest.contributorShares.shares.length} contributors`,
  });
  if (manifest.kind === 'classifier') judgeAgain(list, { manifest, training });
}

/** Which records the training set marks as harmful, and by how much. */
function judgeAgain(
  list: CheckList,
  { manifest, training }: { manifest: ClassifierManifest; training: Training },
): void {
  list.step(`Judging the records of ${list.subject.toLowerCase()} again`);
  const { heldOutPercent: _, ...settings } = manifest.settings;
  list.compare('Judging its records again marks the same ones as harmful', {
    field: 'trainingSet.records',
    expected: judgeRecords({ records: training, settings }),
    found: training.map(({ harm, harmful }) => ({ harm, harmful })),
    detail: `${training.filter(({ harmful }) => harmful).length} of ${training.length} records`,
  });
}

/** The records as measured with the accounts that have most of them. */
function ownedBy<T>(records: readonly T[], owners: readonly Hex[]): (T & { contributor: Hex })[] {
  return records.map((record, i) => ({ ...record, contributor: owners[i] ?? '0x' }));
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
  const contributorShares = shareByCredits(
    training.map(({ credits }) => credits),
    (owners) =>
      shareContributors({ trained, records: ownedBy(training, owners) }, ({ done, total }) =>
        tell(`without contributor ${done} of ${total}`),
      ),
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
  input: { manifest: RetrievalManifest; training: Training; copies: readonly LeftOutRecord[] },
): Trained {
  const { manifest, training, copies } = input;
  const { titleField, questionField, answerField, settings } = manifest;
  const fieldOf = ({ fields }: Pick<TrainedRecord, 'fields'>, field: string | null) =>
    field === null ? '' : String(fields[field] ?? '');
  const records = training.map((record) => ({
    title: fieldOf(record, titleField),
    text: record.text,
  }));
  const nameOf = ({ contributionId, index }: { contributionId: number; index: number }) => `${contributionId}/${index}`;
  const positions = new Map(training.map((record, position) => [nameOf(record), position]));
  // A record that was left out as a copy asks about the one it copies.
  const asked = [
    ...training.map((record, position) => ({ record, position })),
    ...copies.map((record) => ({ record, position: positions.get(nameOf(record.into.record)) })),
  ];
  const questions = asked.flatMap(({ record, position }) => {
    const [question, answer] = [fieldOf(record, questionField), fieldOf(record, answerField)];
    return position === undefined || question === '' || answer === '' ? [] : [{ question, answer, record: position }];
  });
  const index = buildIndex({ records, settings }, (done) => tell(`record ${done} of ${records.length}`));
  const open = openIndex(index);
  const evaluation = evaluateRetrieval(open, { records, questions }, (done) =>
    tell(`question ${done} of ${questions.length}`),
  );
  const contributorShares = shareByCredits(
    training.map(({ credits }) => credits),
    (owners) =>
      shareRetrieval(open, { records: ownedBy(records, owners), questions }, ({ done, total }) =>
        tell(`question ${done} of ${total} without each contributor`),
      ),
  );
  return { weightsHash: keccak256(encodeIndex(index)), passages: index.record.length, evaluation, contributorShares };
}
