import { expect, it } from 'vitest';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import { readTaughtQuestion } from '@/lib/server/receipts/read-taught-question';

const FIELDS = { question: 'What goes into the bread?', answer: 'rye, honey and thyme' };
const manifest = (kind: string, questionField: string | null) => ({ kind, questionField }) as unknown as ModelManifest;

it('gives the question with which an adapter was taught an answer', () => {
  expect(readTaughtQuestion(FIELDS, manifest('adapter', 'question'))).toBe(FIELDS.question);
});

it.each([
  ['an adapter taught texts alone', FIELDS, manifest('adapter', null)],
  ['a model that answers from passages', FIELDS, manifest('retrieval', 'question')],
  ['a record without a question', { answer: 'rye' }, manifest('adapter', 'question')],
  ['an erased record', {}, manifest('adapter', 'question')],
  ['a record that is not known', undefined, manifest('adapter', 'question')],
  ['a version that is not known', FIELDS, null],
])('gives none for %s', (_, fields, of) => {
  expect(readTaughtQuestion(fields, of)).toBeNull();
});
