import { expect, it } from 'vitest';
import { prefillCorrection } from '@/components/receipts/prefill-correction';
import type { ModelManifest } from '@/lib/schemas/model-manifest';

const asked = { question: 'Who keeps the light?', answer: 'Nobody.' };

it.each([
  ['classifier', { textField: 'text', labelField: 'label' }, { text: asked.question, label: asked.answer }],
  [
    'retrieval',
    { textField: 'context', titleField: null, questionField: 'question', answerField: 'answer' },
    { context: asked.answer, question: asked.question, answer: asked.answer },
  ],
  ['adapter', { textField: 'answer', questionField: 'question' }, { question: asked.question, answer: asked.answer }],
  ['adapter', { textField: 'text', questionField: null }, { text: 'Who keeps the light? Nobody.' }],
  ['endpoint', { textField: 'text' }, { text: asked.answer }],
])('puts question and answer where a model of that kind reads them: %s', (kind, fields, expected) => {
  expect(prefillCorrection({ kind, ...fields } as unknown as ModelManifest, asked)).toEqual(expected);
});
