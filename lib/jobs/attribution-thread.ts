import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { AnswerSources, WrittenAnswer } from '@/lib/attribution/generated-text/find-sources-of-answer';
import { AppError, type ErrorCode } from '@/lib/core/errors';
import type { Explainable, ExplainableModel, Explanation, LabelExplanation } from '@/lib/jobs/attribution-models';

/** Asked of the thread. A model is sent once and kept there while there is room. */
export type ThreadRequest = { id: number } & (
  | { kind: 'prepare'; model: ExplainableModel }
  | { kind: 'explain'; key: string; asked: Explainable }
);

export type ThreadReply = { id: number } & (
  | { kind: 'explained'; explanation: Explanation }
  | { kind: 'prepared' }
  | { kind: 'unknown-model' }
  | { kind: 'failed'; code: ErrorCode; message: string }
);

type LoadModel = () => Promise<ExplainableModel>;

/** Explains answers away from the event loop, so that the queue's heartbeat and other jobs go on. */
export type AttributionThread = {
  /** A classifier's answer. `loadModel` is called when the thread does not hold the model of `key`. */
  explain: (input: { key: string; text: string; loadModel: LoadModel }) => Promise<LabelExplanation>;
  /** A text that a language model wrote. */
  explainText: (input: { key: string; answer: WrittenAnswer; loadModel: LoadModel }) => Promise<AnswerSources>;
  /** Has the thread hold the model before anybody asks. */
  prepare: (input: { key: string; loadModel: LoadModel }) => Promise<void>;
  stop: () => Promise<void>;
};

const replySchema = z.custom<ThreadReply>((value) => typeof value === 'object' && value !== null && 'kind' in value);

/** Starts a thread (node:worker_threads). Requests of one thread run one after another. `onEnd`: it died, or was stopped. */
export function startAttributionThread({ onEnd = () => undefined }: { onEnd?: () => void } = {}): AttributionThread {
  const worker = new Worker(new URL('./attribution-thread-entry.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
  });
  worker.unref();
  const waiting = new Map<number, { resolve: (reply: ThreadReply) => void; reject: (error: unknown) => void }>();
  let lastId = 0;
  let ended: Error | null = null;
  const failAll = (error: Error) => {
    ended = error;
    onEnd();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (message: unknown) => {
    const reply = replySchema.parse(message);
    waiting.get(reply.id)?.resolve(reply);
    waiting.delete(reply.id);
  });
  worker.on('error', (cause) => failAll(new AppError('internal', 'The attribution thread failed.', { cause })));
  worker.on('exit', (code) => failAll(new AppError('internal', `The attribution thread ended with code ${code}.`)));

  const send = (build: (id: number) => ThreadRequest): Promise<ThreadReply> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage(build(lastId));
    });

  // Answers of one model that come together wait for one preparation.
  const preparing = new Map<string, Promise<ThreadReply>>();
  const prepare = (key: string, loadModel: LoadModel): Promise<ThreadReply> => {
    const known = preparing.get(key);
    if (known) return known;
    const reply = loadModel().then((model) => send((id) => ({ id, kind: 'prepare', model })));
    preparing.set(key, reply);
    const forget = () => preparing.delete(key);
    reply.then(forget, forget);
    return reply;
  };

  const explain = async (input: { key: string; asked: Explainable; loadModel: LoadModel }): Promise<Explanation> => {
    const { key, asked, loadModel } = input;
    const ask = () => send((id) => ({ id, kind: 'explain', key, asked }));
    await preparing.get(key);
    let reply = await ask();
    if (reply.kind === 'unknown-model') {
      const prepared = await prepare(key, loadModel);
      reply = prepared.kind === 'failed' ? prepared : await ask();
    }
    if (reply.kind === 'explained') return reply.explanation;
    if (reply.kind === 'failed') throw new AppError(reply.code, reply.message);
    throw new AppError('not-ready', 'The attribution thread gave its model up for others. Try again.');
  };

  return {
    async explain({ key, text, loadModel }) {
      const explanation = await explain({ key, asked: { kind: 'label', text }, loadModel });
      if (explanation.kind === 'label') return explanation.found;
      throw new AppError('internal', `The model ${key} writes texts, and was asked for a label.`);
    },
    async explainText({ key, answer, loadModel }) {
      const explanation = await explain({ key, asked: { kind: 'text', answer }, loadModel });
      if (explanation.kind === 'text') return explanation.found;
      throw new AppError('internal', `The model ${key} gives labels, and was asked for a text.`);
    },
    async prepare({ key, loadModel }) {
      const reply = await prepare(key, loadModel);
      if (reply.kind === 'failed') throw new AppError(reply.code, reply.message);
    },
    async stop() {
      await worker.terminate();
    },
  };
}

let shared: AttributionThread | undefined;

/** The process's one thread, started at its first use; a new one after the last one died. */
export function attributionThread(): AttributionThread {
  shared ??= startAttributionThread({
    onEnd: () => {
      shared = undefined;
    },
  });
  return shared;
}

/** Ends the process's thread, if it runs. */
export async function stopAttributionThread(): Promise<void> {
  await shared?.stop();
}
