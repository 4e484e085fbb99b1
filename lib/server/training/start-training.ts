import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { findBase } from '@/lib/db/base-model';
import type { Db } from '@/lib/db/client';
import { insertTrainingRun } from '@/lib/db/training-run';
import { addJob } from '@/lib/jobs/queue';
import type { DatanetVersionRef, TrainingRequest } from '@/lib/schemas/training';
import { requireOpenDatanets } from '@/lib/server/compute/require-open-datanets';
import { storeEndpointSecret } from '@/lib/server/endpoints/store-endpoint-secret';
import { readTrainable } from '@/lib/server/training/list-trainable';
import { requireRoomToBegin } from '@/lib/server/training/require-room';

/**
 * Queues a training run for a signed-in builder and returns its id. The policy of every Datanet named is checked here
 * for a quick answer, and again by the contract when the model is published.
 * Throws `not-found`, `forbidden`, `invalid-input`, `rate-limited`, and `not-ready` (an endpoint's address cannot be looked up).
 */
export async function startTraining(
  { db }: { db: Db },
  input: {
    id: string;
    account: Hex;
    request: TrainingRequest;
    /** Of another server's model: kept sealed once all else is found right; null for a server that asks for none. */
    endpointKey?: string | null;
  },
): Promise<string> {
  const { id, account, request, endpointKey } = input;
  assertDistinct(request.datanets);
  const named = request.datanets.map(({ datanetId }) => datanetId);
  const trainable = await readTrainable({ db }, { account, named });
  for (const wanted of request.datanets) {
    const datanet = trainable.find((candidate) => candidate.id === wanted.datanetId);
    if (!datanet) throw new AppError('not-found', `There is no Datanet ${wanted.datanetId} with a published version.`);
    if (!datanet.mayTrain) {
      throw new AppError(
        'forbidden',
        `${datanet.name} does not let you train on it. Ask its owner for access on its page.`,
      );
    }
    if (!datanet.versions.some((version) => version.number === wanted.version)) {
      throw new AppError('not-found', `${datanet.name} has no version ${wanted.version}.`);
    }
    for (const { role, field, numberFits } of columnsOf(request)) {
      const found = datanet.fields.find((candidate) => candidate.name === field);
      if (!found || (found.kind === 'number' && !numberFits)) {
        throw new AppError('invalid-input', `${datanet.name} has no ${role} column named "${field}". Choose another.`);
      }
    }
  }
  await requireOpenDatanets({ db }, request);
  await assertBase(db, request);
  await requireRoomToBegin(db, account);
  if (request.kind === 'endpoint' && endpointKey !== undefined) {
    await storeEndpointSecret({ db }, { account, settings: request.settings, key: endpointKey });
  }
  await db.$transaction(async (tx) => {
    await insertTrainingRun(tx, { id, account, request });
    await addJob(tx, 'train', { runId: id }, { jobKey: `train:${id}` });
  });
  return id;
}

function assertDistinct(datanets: readonly DatanetVersionRef[]): void {
  if (new Set(datanets.map((datanet) => datanet.datanetId)).size !== datanets.length) {
    throw new AppError('invalid-input', 'Choose at most one version of each Datanet.');
  }
}

/** The columns a request names, and whether numbers will do for them. */
function columnsOf(request: TrainingRequest): { role: string; field: string; numberFits: boolean }[] {
  const text = { role: 'text', field: request.textField, numberFits: true };
  switch (request.kind) {
    case 'classifier':
      if (request.labelField === request.textField) {
        throw new AppError('invalid-input', 'Choose two columns: one with the text to read, and one with its label.');
      }
      return [text, { role: 'label', field: request.labelField, numberFits: false }];
    case 'retrieval': {
      const { titleField, questionField, answerField } = request;
      if ((questionField === null) !== (answerField === null)) {
        throw new AppError(
          'invalid-input',
          'Questions to measure with need their answers: choose both columns or neither.',
        );
      }
      const others = [
        { role: 'heading', field: titleField, numberFits: true },
        { role: 'question', field: questionField, numberFits: false },
        { role: 'answer', field: answerField, numberFits: true },
      ];
      return [text, ...others.flatMap(({ field, ...rest }) => (field === null ? [] : [{ field, ...rest }]))];
    }
    case 'adapter': {
      const { questionField: field, textField } = request;
      if (field === textField) {
        throw new AppError('invalid-input', 'Choose two columns: one that asks, and one that answers.');
      }
      return [text, ...(field === null ? [] : [{ role: 'question', field, numberFits: false }])];
    }
    case 'endpoint':
      return [text];
  }
}

/** Throws `not-found` where an adapter names a base that is not published, or whose manifest was not read yet. */
async function assertBase(db: Db, request: TrainingRequest): Promise<void> {
  if (request.kind !== 'adapter') return;
  const { modelId, version } = request.base;
  if (await findBase(db, request.base)) return;
  throw new AppError('not-found', `There is no base that is model ${modelId}, version ${version}. Choose another.`);
}
