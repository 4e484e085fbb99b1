import { attributeRecords } from '@/lib/attribution/answer-weights/attribute-records';
import { explainAnswer } from '@/lib/attribution/influence/explain-answer';
import { prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import type { Json } from '@/lib/core/canonical-json';
import { keccak256 } from '@/lib/core/keccak';
import { buildReceipt, type PaidParties } from '@/lib/jobs/attribute/build-receipt';
import { type Explained, notExplained } from '@/lib/jobs/attribute/explained';
import { answerQuestion } from '@/lib/models/classifier/answer-question';
import { decodeClassifier } from '@/lib/models/classifier/model-bytes';
import { makeTexts, makeUniform } from '@/tests/support/make-texts';
import type { LabelledText, PaperRecord } from '@/tests/support/paper/paper-datanet';
import type { PaperModel } from '@/tests/support/paper/paper-model';
import {
  PAPER_ADDRESSES,
  PAPER_BLOCKS,
  PAPER_CHAIN_ID,
  PAPER_MODEL,
  PAPER_PEOPLE,
  PAPER_PERMISSION,
} from '@/tests/support/paper/paper-terms';

/** Computes the influence of every training record on an answer. */
export type Explain = (question: string) => Promise<{ tau: Float64Array; method: string }>;
export type OpenExplain = (model: { weights: Uint8Array; training: readonly LabelledText[] }) => Explain;

/** Answers and attributes every question, as the attribution job does; the receipts' documents, not yet chained. */
export async function answerOnPaper(input: {
  seed: number;
  receipts: number;
  undisclosedEvery: number;
  unitPrice: bigint;
  questions?: readonly string[];
  openExplain?: OpenExplain;
  model: PaperModel;
  records: readonly PaperRecord[];
  paid: PaidParties;
}): Promise<Json[]> {
  const { model, records, unitPrice, paid } = input;
  const explain = (input.openExplain ?? explainHere)({ weights: model.weights, training: records });
  const listed = records.map(({ datanetId, contributionId, index, hash, credits }) => ({
    datanetId,
    contributionId,
    index,
    hash,
    credits,
    resembles: null,
    harm: 0n,
    harmful: false,
  }));
  const questions = input.questions ?? inventQuestions(input);
  const ids = inventIds(input.seed, questions.length);
  return Promise.all(
    questions.map(async (question, k) => {
      const disclosed = (k + 1) % input.undisclosedEvery !== 0;
      const id = ids[k] ?? '';
      const { probabilities, ...said } = answerQuestion(model.model, question);
      const salted = disclosed ? {} : { salt: keccak256(id) };
      const explained = disclosed ? await explainLines(explain, { question, records }) : notExplained('none');
      const { document } = buildReceipt(
        { chainId: PAPER_CHAIN_ID, vault: PAPER_ADDRESSES.inferenceVault },
        {
          receipt: {
            ...{ id, modelId: PAPER_MODEL, modelVersion: 1, account: PAPER_PEOPLE.asker },
            ...{ permissionHash: PAPER_PERMISSION, apiKeyId: null, requestHash: '' },
            ...{ units: 1, unitPrice, fee: unitPrice, pricedAtBlock: PAPER_BLOCKS.priced, state: 'answered' as const },
            question,
            answer: { kind: 'label', ...said, probabilities: [...probabilities], ...salted },
            disclosed,
            ...{
              receiptHash: null,
              publishedCid: null,
              epoch: null,
              problem: '',
              answeredAt: null,
              attributedAt: null,
            },
            askedAt: new Date(1_760_000_000_000 + 1000 * k),
          },
          version: { manifestHash: model.fact.manifestHash },
          paid,
          trainingSet: disclosed
            ? { version: 1, asOfBlock: PAPER_BLOCKS.credited, records: listed, collapsed: [] }
            : null,
          explained,
        },
      );
      return document;
    }),
  );
}

function inventQuestions({ seed, receipts }: { seed: number; receipts: number }): string[] {
  const shape = { count: receipts, labels: 3, words: 40, length: 6, noise: 0.3 };
  return makeTexts({ seed: seed + 1, ...shape }).map(({ text }) => text);
}

function inventIds(seed: number, count: number): string[] {
  const uniform = makeUniform(seed + 2);
  return Array.from({ length: count }, (_, k) => {
    const first = Math.floor(uniform() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
    return `${first}-0000-4000-8000-${k.toString(16).padStart(12, '0')}`;
  });
}

const explainHere: OpenExplain = ({ weights, training }) => {
  const prepared = prepareInfluence({ model: decodeClassifier(weights), training });
  return async (question) => explainAnswer(prepared, question);
};

async function explainLines(
  explain: Explain,
  { question, records }: { question: string; records: readonly PaperRecord[] },
): Promise<Explained> {
  const { tau, method } = await explain(question);
  return { evidence: 'influence', method, ...attributeRecords(tau, records), spans: [] };
}
