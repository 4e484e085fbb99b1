import { describe, expect, it } from 'vitest';
import { differingSettings, measuredAlike } from '@/components/factory/compare-rows';
import { latestSamples } from '@/components/factory/live-samples';
import { thinPoints } from '@/components/factory/thin-points';
import { type AdapterRequest, adapterSettingsSchema } from '@/lib/schemas/training';
import { textsFor } from '@/tests/support/texts';

const texts = { t: textsFor('factory.compareRows'), settings: textsFor('factory.settingRows'), tag: 'en-GB' };

function adapter(settings: Partial<AdapterRequest['settings']> = {}): AdapterRequest {
  return {
    kind: 'adapter',
    name: 'Any name',
    summary: 'Said differently in each.',
    datanets: [{ datanetId: 1, version: 1 }],
    textField: 'answer',
    questionField: 'question',
    base: { modelId: 1, version: 1 },
    settings: adapterSettingsSchema.parse(settings),
    compute: 'operator',
  };
}

describe('differingSettings', () => {
  it('leaves out what is the same in all, and names', () => {
    expect(differingSettings(texts, [adapter(), { ...adapter({ rank: 8 }), name: 'Another' }])).toEqual([
      { name: 'Rank', values: ['16', '8'] },
    ]);
    expect(differingSettings(texts, [adapter(), adapter()])).toEqual([]);
  });

  it('has nothing for a choice that a kind does not know', () => {
    const endpoint = {
      ...adapter(),
      kind: 'endpoint' as const,
      settings: { dialect: 'openai' as const, url: 'https://a.example/v1', model: 'm' },
    };
    const rank = differingSettings(texts, [adapter(), endpoint]).find(({ name }) => name === 'Rank');
    expect(rank).toEqual({ name: 'Rank', values: ['16', null] });
  });
});

describe('measuredAlike', () => {
  it.each([
    ['another rank', adapter({ rank: 8 }), true],
    ['another seed', adapter({ seed: 'other' }), false],
    ['more held out', adapter({ heldOutPercent: 20 }), false],
    ['other data', { ...adapter(), datanets: [{ datanetId: 1, version: 2 }] }, false],
  ])('tells whether the same records were held out: %s', (_, other, alike) => {
    expect(measuredAlike([adapter(), other])).toBe(alike);
  });
});

describe('thinPoints', () => {
  it('keeps the first and the last and their order', () => {
    const points = Array.from({ length: 1_001 }, (_, index) => index);
    const thin = thinPoints(points, 100);
    expect(thin).toHaveLength(100);
    expect(thin[0]).toBe(0);
    expect(thin.at(-1)).toBe(1_000);
    expect(thin).toEqual([...thin].sort((a, b) => a - b));
    expect(thinPoints(points.slice(0, 5), 100)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('latestSamples', () => {
  it('has the newest answer to each question, in the order they were first asked', () => {
    const sample = (question: string, step: number) => ({ question, step, expected: 'x', answer: `at ${step}` });
    expect(latestSamples([sample('b', 10), sample('a', 10), sample('b', 40), sample('a', 20)])).toEqual([
      sample('b', 40),
      sample('a', 20),
    ]);
  });
});
