import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { findAnsweringVersion } from '@/lib/db/receipt-attribution';
import { answerQuestion } from '@/lib/models/classifier/answer-question';
import { decodeClassifier } from '@/lib/models/classifier/model-bytes';
import type { Answerer } from '@/lib/server/answers/asked';
import { openPassages } from '@/lib/server/answers/open-passages';
import { openRemoteWriter, openWriter } from '@/lib/server/answers/open-writer';
import type { ContentStore } from '@/lib/storage/content-store';

/** Models kept ready: a classifier of 77 labels and 4,000 terms takes 2.5 MB, an index about what its texts do, an adapter nothing here. */
const KEPT = 16;

const kept: typeof globalThis & { tributaryAnswerers?: Map<string, Promise<Answerer>> } = globalThis;

/**
 * A model version ready to answer, from the content store at its first use and from memory after it. The store hashes
 * what it reads, so the weights are those that the manifest names.
 * Throws `not-ready`, `not-found`, `storage-unavailable`, `content-mismatch`.
 */
export async function loadAnswerer(
  deps: { db: Db; store: ContentStore },
  version: { modelId: number; modelVersion: number; weightsCid: string },
): Promise<Answerer> {
  kept.tributaryAnswerers ??= new Map();
  const answerers = kept.tributaryAnswerers;
  // With the weights, since a reorganised chain may give the same number to another version.
  const key = `${version.modelId}/${version.modelVersion}/${version.weightsCid}`;
  const answerer = answerers.get(key) ?? open(deps, version);
  // Moved to the end: the first of the map is the one not used for longest.
  answerers.delete(key);
  answerers.set(key, answerer);
  if (answerers.size > KEPT) {
    const [oldest] = answerers.keys();
    if (oldest !== undefined) answerers.delete(oldest);
  }
  try {
    return await answerer;
  } catch (error) {
    answerers.delete(key);
    throw error;
  }
}

async function open(
  deps: { db: Db; store: ContentStore },
  { modelId, modelVersion, weightsCid }: { modelId: number; modelVersion: number; weightsCid: string },
): Promise<Answerer> {
  const version = await findAnsweringVersion(deps.db, { modelId, version: modelVersion });
  if (version?.manifest.weightsCid !== weightsCid) {
    throw new AppError('not-ready', `The manifest of model ${modelId} is still being read. Ask again in a moment.`);
  }
  const { manifest } = version;
  switch (manifest.kind) {
    case 'retrieval': {
      const answer = await openPassages(deps, manifest);
      return ({ request }) => answer(request.question);
    }
    case 'classifier': {
      const classifier = decodeClassifier(await deps.store.get(weightsCid));
      return async ({ request }) => {
        const { probabilities, ...said } = answerQuestion(classifier, request.question);
        return { kind: 'label', ...said, probabilities: probabilities.map((entry) => ({ ...entry })) };
      };
    }
    case 'adapter':
      return openWriter(deps, manifest);
    case 'endpoint':
      return openRemoteWriter(deps, manifest);
    case 'decoder':
      throw new AppError('forbidden', `Model ${modelId} is a base. Ask an adapter laid upon it.`);
  }
}
