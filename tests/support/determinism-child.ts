/**
 * Makes a paper economy in this Node with so many workers computing influences, and prints what its bytes hash to, as JSON:
 *   node --import tsx tests/support/determinism-child.ts '{"seed":1,"workers":2,…}' [FILE with texts and questions]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '@/lib/core/canonical-json';
import { keccak256 } from '@/lib/core/keccak';
import { answerFromPassages } from '@/lib/models/retrieval/answer-from-passages';
import { buildIndex } from '@/lib/models/retrieval/build-index';
import { encodeIndex } from '@/lib/models/retrieval/index-bytes';
import { openIndex } from '@/lib/models/retrieval/open-index';
import { retrievalSettingsSchema } from '@/lib/schemas/training';
import type { ExplainReply, ExplainRequest } from '@/tests/support/explain-process';
import { makeTexts } from '@/tests/support/make-texts';
import { makePaperEconomy, type OpenExplain, type PaperInput } from '@/tests/support/paper-economy';

type Given = Pick<PaperInput, 'texts' | 'questions'>;

const { workers, ...input } = JSON.parse(process.argv[2] ?? '{}') as PaperInput & { workers: number };
const given: Given = process.argv[3] ? (JSON.parse(readFileSync(process.argv[3], 'utf8')) as Given) : {};
const children: ChildProcess[] = [];

/** Whoever is next computes: which answer comes to which worker is of no account. */
const openExplain: OpenExplain = (model) => {
  const waiting = new Map<number, (reply: ExplainReply) => void>();
  for (let k = 0; k < workers; k++) {
    const child = fork(join(import.meta.dirname, 'explain-process.ts'), {
      execArgv: ['--import', 'tsx'],
      serialization: 'advanced',
    });
    child.on('message', (reply: ExplainReply) => waiting.get(reply.id)?.(reply));
    child.send({ kind: 'model', ...model } satisfies ExplainRequest);
    children.push(child);
  }
  let asked = 0;
  return (question) =>
    new Promise((resolve) => {
      const id = asked++;
      waiting.set(id, resolve);
      children[id % workers]?.send({ kind: 'question', id, question } satisfies ExplainRequest);
    });
};

const economy = await makePaperEconomy({ ...input, ...given, openExplain });
for (const child of children) child.disconnect();
const receipts = economy.documents.map((document) => keccak256(canonicalJson(document)));
console.log(
  JSON.stringify({
    node: process.versions.node,
    workers,
    weights: keccak256(economy.weights),
    root: economy.epoch.root,
    receipts,
    passages: answerFromTexts(),
  }),
);

/** The bytes of an index over the same texts and of its answers. */
function answerFromTexts(): string {
  const { seed, contributors, recordsEach, texts, questions } = { ...input, ...given };
  const shape = { labels: 3, words: 40, noise: 0.2 };
  const records =
    texts ?? makeTexts({ seed, count: contributors * recordsEach, length: 30, ...shape }).map(({ text }) => ({ text }));
  const index = buildIndex({
    records: records.map(({ text }) => ({ title: '', text })),
    settings: retrievalSettingsSchema.parse({}),
  });
  const open = openIndex(index);
  const textOf = (record: number) => records[record]?.text ?? null;
  const asked = questions ?? makeTexts({ seed: seed + 9, count: 50, length: 5, ...shape }).map(({ text }) => text);
  const answers = asked.map((question) => answerFromPassages(open, { question, textOf }).answer);
  return keccak256(keccak256(encodeIndex(index)) + JSON.stringify(answers));
}
