import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { findTrainingRun } from '@/lib/db/training-run';
import type { Engine } from '@/lib/engines/engine';
import { answerQuestion } from '@/lib/models/classifier/answer-question';
import { decodeClassifier } from '@/lib/models/classifier/model-bytes';
import { type ConversationFormat, renderConversation } from '@/lib/models/decoder/prompt';
import { answerText } from '@/lib/schemas/answer-text';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import { conversationFormat } from '@/lib/server/answers/conversation-format';
import { openPassages } from '@/lib/server/answers/open-passages';
import { type TrialLog, takeTrial } from '@/lib/server/training/trial-allowance';
import type { ContentStore } from '@/lib/storage/content-store';

/** Labels whose probability a trial shows. */
const LIKELIEST = 3;
/** Tokens that a trial writes at most. */
const MOST_TOKENS = 96;

/** What a run's model answers; of labels the likeliest, the answer first; of an adapter what its base alone does. */
export type Trial = {
  readonly answer: string;
  readonly likeliest: readonly { readonly label: string; readonly probability: number }[];
  readonly baseAlone: string | null;
};

export type TrialDependencies = {
  readonly db: Db;
  readonly store: ContentStore;
  readonly engine: () => Engine;
  readonly trials: TrialLog;
};

/**
 * Asks the model of a finished run before it is published: for free, for its builder only, and without a receipt.
 * Throws `not-found`, `forbidden`, `conflict` (the run came to no model), `invalid-input` (the kind cannot be tried),
 * `rate-limited`, `not-ready`.
 */
export async function tryModel(
  deps: TrialDependencies,
  {
    runId,
    account,
    question,
    now,
    signal,
  }: { runId: string; account: Hex; question: string; now: Date; signal: AbortSignal },
): Promise<Trial> {
  const run = await findTrainingRun(deps.db, runId);
  if (!run) throw new AppError('not-found', `There is no training run ${runId}.`);
  if (run.account !== account)
    throw new AppError('forbidden', 'Only the account that trained a model can try it for free.');
  if (!run.manifest) throw new AppError('conflict', 'This run has not come to a model that could be tried.');
  takeTrial(deps.trials, { account, now });
  return ask(deps, { manifest: run.manifest, question, account, signal });
}

type Question = { readonly question: string; readonly account: Hex; readonly signal: AbortSignal };

async function ask(
  deps: TrialDependencies,
  { manifest, ...asked }: Question & { manifest: ModelManifest },
): Promise<Trial> {
  switch (manifest.kind) {
    case 'classifier': {
      const model = decodeClassifier(await deps.store.get(manifest.weightsCid));
      const { label, probabilities } = answerQuestion(model, asked.question);
      return { answer: label, likeliest: probabilities.slice(0, LIKELIEST), baseAlone: null };
    }
    case 'retrieval': {
      const quote = await openPassages(deps, manifest);
      return { answer: answerText(await quote(asked.question)), likeliest: [], baseAlone: null };
    }
    case 'adapter': {
      const { base, weightsCid } = manifest;
      const format = await conversationFormat(deps, base.weightsCid);
      const writing = { ...asked, base: base.weightsCid, format };
      const answer = await write(deps.engine(), { ...writing, adapter: weightsCid });
      return { answer, likeliest: [], baseAlone: await write(deps.engine(), { ...writing, adapter: null }) };
    }
    case 'endpoint':
    case 'decoder':
      throw new AppError('invalid-input', 'A model of this kind cannot be tried before it is published.');
  }
}

/** The likeliest words, asked for as a published model is asked. */
async function write(
  engine: Engine,
  input: Question & { base: string; adapter: string | null; format: ConversationFormat },
): Promise<string> {
  const { question, account, signal, base, adapter, format } = input;
  let text = '';
  const events = engine.generate(
    {
      model: { base, adapter },
      prompt: renderConversation([{ role: 'user', content: question }], format),
      mostTokens: MOST_TOKENS,
      temperature: 0,
      topP: 1,
      seed: 1,
      stop: format.stops,
      queue: account,
    },
    signal,
  );
  for await (const event of events) if (event.kind === 'text') text += event.text;
  return text.trim();
}
