import { describe, expect, it } from 'vitest';
import { buildRequest, readRequest, suggestWords, type TrainingDraft } from '@/components/factory/build-request';
import { apart, suggestColumns } from '@/components/factory/choose-columns';
import { suggestKind } from '@/components/factory/suggest-kind';
import type { SchemaField } from '@/lib/schemas/datanet';
import {
  adapterSettingsSchema,
  classifierSettingsSchema,
  retrievalSettingsSchema,
  trainingRequestSchema,
} from '@/lib/schemas/training';
import { textsFor } from '@/tests/support/texts';

const texts = textsFor('factory.buildRequest');

const field = (name: string, kind: SchemaField['kind'] = 'text'): SchemaField => ({
  name,
  kind,
  required: true,
  description: '',
});
const base = {
  modelId: 7,
  version: 1,
  name: 'Base',
  served: true,
  shape: {
    vocabulary: 4096,
    width: 192,
    layers: 6,
    heads: 6,
    keyValueHeads: 3,
    headWidth: 32,
    hidden: 512,
    context: 512,
    epsilon: 1e-5,
    ropeBase: 10_000,
  },
};
const facts = [field('question'), field('answer')];

function draft(change: Partial<TrainingDraft> = {}): TrainingDraft {
  return {
    kind: 'adapter',
    ...suggestWords(texts, { kind: 'adapter', datanets: ['Facts of an island'] }),
    versions: new Map([
      [5, 2],
      [3, 1],
    ]),
    columns: suggestColumns(facts, 'adapter'),
    base,
    compute: 'operator',
    labels: classifierSettingsSchema.parse({}),
    passages: retrievalSettingsSchema.parse({}),
    adapter: adapterSettingsSchema.parse({}),
    endpoint: { dialect: 'openai', url: 'https://models.example.org/v1', model: 'large' },
    ...change,
  };
}

describe('buildRequest', () => {
  it('makes an adapter of the defaults alone, Datanets ascending', () => {
    const request = buildRequest(draft());
    expect(trainingRequestSchema.parse(request)).toEqual(request);
    expect(request).toMatchObject({
      kind: 'adapter',
      questionField: 'question',
      textField: 'answer',
      base: { modelId: 7, version: 1 },
      datanets: [
        { datanetId: 3, version: 1 },
        { datanetId: 5, version: 2 },
      ],
    });
  });

  it('takes every kind that the schema takes', () => {
    const columns = { text: 'text', label: 'label', title: '', question: '', answer: '' };
    for (const kind of ['classifier', 'retrieval', 'endpoint'] as const) {
      const request = buildRequest(draft({ kind, columns }));
      expect(trainingRequestSchema.parse(request).kind).toBe(kind);
    }
  });

  it.each([
    ['no Datanet', { versions: new Map<number, number>() }],
    ['no base', { base: null }],
    ['no column', { columns: suggestColumns([], 'adapter') }],
    ['no label', { kind: 'classifier' as const, columns: suggestColumns(facts, 'classifier') }],
  ])('waits while something is missing: %s', (_, change) => {
    expect(buildRequest(draft(change))).toBeNull();
  });

  it('suggests a name that the schema takes however long the Datanet’s is', () => {
    const words = suggestWords(texts, { kind: 'adapter', datanets: ['x'.repeat(80)] });
    expect(words.name.length).toBeLessThanOrEqual(80);
    expect(words.summary.length).toBeLessThanOrEqual(280);
  });
});

describe('readRequest', () => {
  const columns = { text: 'text', label: 'label', title: 'title', question: '', answer: '' };
  const own = {
    name: 'A name of its own',
    summary: 'It says what it is good for.',
    compute: 'anyone' as const,
    labels: classifierSettingsSchema.parse({ lambda: 0.5, seed: 'spring' }),
    passages: retrievalSettingsSchema.parse({ k1: 2 }),
    adapter: adapterSettingsSchema.parse({ rank: 8, steps: 40 }),
    columns,
  };

  it.each(['classifier', 'retrieval', 'adapter', 'endpoint'] as const)('finds what a run was made with: %s', (kind) => {
    const request = buildRequest(draft({ ...own, kind }));
    if (!request) throw new Error('Nothing is missing.');
    const chosen = readRequest(request, [{ ...base, modelId: 6 }, base]);
    const blank = draft({ name: '', columns: { text: '', label: '', title: '', question: '', answer: '' } });
    const again = { ...blank, ...chosen, columns: { ...blank.columns, ...chosen.columns } };
    expect(buildRequest(again)).toEqual(request);
  });

  it('begins with the answer rule of new models', () => {
    const request = buildRequest(draft({ ...own, kind: 'retrieval', passages: { ...own.passages, answerRule: 2 } }));
    if (!request) throw new Error('Nothing is missing.');
    expect(readRequest(request, []).passages).toEqual({ ...own.passages, answerRule: 3 });
  });

  it('leaves out a base that is not offered any more', () => {
    const request = buildRequest(draft());
    if (!request) throw new Error('Nothing is missing.');
    expect(readRequest(request, [{ ...base, version: 2 }])).not.toHaveProperty('base');
  });
});

describe('apart', () => {
  it('leaves the label open where it is the text itself', () => {
    const columns = { text: 'text', label: 'text', title: '', question: '', answer: '' };
    expect(apart(columns, 'classifier').label).toBe('');
    expect(apart({ ...columns, label: 'label' }, 'classifier').label).toBe('label');
    expect(buildRequest(draft({ kind: 'classifier', columns: apart(columns, 'classifier') }))).toBeNull();
  });
});

describe('suggestKind', () => {
  it.each([
    ['labels', [field('text'), field('label', 'label')], true, 'classifier'],
    ['questions and answers', facts, true, 'adapter'],
    ['the same without a base', facts, false, 'retrieval'],
    ['a text beside them', [...facts, field('context')], true, 'retrieval'],
    ['texts', [field('text')], true, 'retrieval'],
  ] as const)('takes what suits: %s', (_, fields, hasBase, kind) => {
    expect(suggestKind(fields, hasBase)).toBe(kind);
  });
});

describe('suggestColumns', () => {
  it('has an adapter asked in one column and answer in another', () => {
    expect(suggestColumns([field('prompt'), field('reply')], 'adapter')).toMatchObject({
      question: 'prompt',
      text: 'reply',
    });
    expect(suggestColumns([field('text')], 'adapter')).toMatchObject({ question: '', text: 'text' });
    expect(suggestColumns([field('answer'), field('question')], 'adapter')).toMatchObject({
      question: 'question',
      text: 'answer',
    });
  });

  it('reads the text beside questions and answers, and else the answers', () => {
    expect(suggestColumns([...facts, field('context')], 'retrieval')).toMatchObject({
      text: 'context',
      question: 'question',
      answer: 'answer',
    });
    expect(suggestColumns(facts, 'retrieval')).toMatchObject({ text: 'answer', question: '', answer: '' });
    expect(suggestColumns(facts, 'endpoint')).toMatchObject({ text: 'answer' });
  });
});
