import { expect, test } from 'vitest';
import { AppError } from '@/lib/core/errors';
import type { Answer } from '@/lib/schemas/answer';
import type { ReceiptDocument } from '@/lib/schemas/receipt';
import { checkAttribution } from '@/lib/verify/check-attribution';
import { openReport } from '@/lib/verify/check-list';
import type { LoadedModel } from '@/lib/verify/load-model';
import type { VerifyContext } from '@/lib/verify/open-context';

const VECTORS: Answer = { kind: 'vectors', count: 1, dimensions: 2, hash: `0x${'a'.repeat(64)}`, promptTokens: 1 };
const WRITTEN = { kind: 'text', text: 'Blue.', finish: 'stop', promptTokens: 1, completionTokens: 2 } as const;
const LABEL: Answer = { kind: 'label', label: 'blue', margin: 1, probabilities: [] };
const UNEXPLAINED = { evidence: 'none', method: 'none', noiseFloor: 0n, records: [], commons: 0n, spans: [] };

function check(
  kind: LoadedModel['manifest']['kind'],
  answer: Answer,
  explainer: VerifyContext['explainer'] = () => null,
) {
  const receipt = { question: 'Which?', answer, disclosed: true, attribution: UNEXPLAINED };
  const model = { manifest: { kind }, withdrawn: [], unread: [], training: [], trainingSet: { records: [] } };
  const { list, report } = openReport('Receipt');
  const division = checkAttribution({ explainer }, list, {
    receipt: receipt as unknown as ReceiptDocument,
    model: model as unknown as LoadedModel,
    latest: 1,
  });
  const { verdict, checks } = report();
  return {
    division,
    verdict,
    fields: checks.flatMap((one) => (one.state === 'differs' ? [one.field] : [])),
    notAsked: checks.flatMap((one) => (one.state === 'not-asked' ? [one.how] : [])),
  };
}

test.each([
  ['classifier', VECTORS],
  ['classifier', WRITTEN],
  ['retrieval', WRITTEN],
  ['endpoint', VECTORS],
  ['adapter', LABEL],
  ['decoder', WRITTEN],
] as const)('a model of kind %s cannot be said to have given %o', (kind, answer) => {
  expect(check(kind, answer)).toMatchObject({ division: null, verdict: 'differs', fields: ['answer.kind'] });
});

test('vectors of an adapter follow the version’s shares', () => {
  expect(check('adapter', VECTORS)).toMatchObject({ division: { records: [], commons: 0n }, fields: [] });
});

test.each([
  ['stop', 'its 2 tokens, and its end after them, have -0.500 nats each'],
  ['length', 'its 3 tokens have -0.500 nats each'],
] as const)('of a text that ended by %s it counts the tokens that the receipt counts', (finish, words) => {
  const explainer = () => () => ({
    answer: null,
    likelihood: { logProbability: -1.5, tokens: 3 },
    evidence: 'influence' as const,
    method: 'none',
    attributed: { records: [], commons: 0n, noiseFloor: 0n },
    spans: [],
  });
  const { notAsked } = check('adapter', { ...WRITTEN, finish }, explainer);
  expect(notAsked).toEqual([expect.stringContaining(words)]);
});

test('files that cannot have answered are a difference, and do not end the verification', () => {
  const broken = () => {
    throw new AppError('invalid-input', 'The adapter does not fit its base.');
  };
  expect(check('adapter', WRITTEN, broken)).toMatchObject({ division: null, verdict: 'differs', fields: ['answer'] });
});

test('a fault of the verifier’s own is not told as a difference', () => {
  const faulty = () => {
    throw new TypeError('undefined is not a function');
  };
  expect(() => check('adapter', WRITTEN, faulty)).toThrow(TypeError);
});
