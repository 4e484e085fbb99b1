import { expect, it } from 'vitest';
import { cutPassages } from '@/lib/models/retrieval/cut-passages';
import { splitSentences } from '@/lib/models/retrieval/split-sentences';
import { tokensOf } from '@/lib/models/retrieval/tokens';
import { makeRandomTexts } from '@/tests/support/random-texts';

const words = (text: string, { start, end }: { start: number; end: number }) => tokensOf(text.slice(start, end)).length;

it('leaves a short text whole', () => {
  expect(cutPassages('  One thing. Another thing. ', 10)).toEqual([{ start: 2, end: 27 }]);
  expect(cutPassages(' … ', 10)).toEqual([]);
});

it.each(Array.from({ length: 30 }, (_, seed) => seed))(
  'covers every word, in passages that fit and overlap (%i)',
  (seed) => {
    const [text = ''] = makeRandomTexts(seed, 1, 30);
    const most = 5 + (seed % 20);
    const passages = cutPassages(text, most);
    for (const passage of passages) expect(words(text, passage)).toBeLessThanOrEqual(most);
    for (const { start, end } of tokensOf(text)) {
      expect(passages.some((passage) => passage.start <= start && end <= passage.end)).toBe(true);
    }
    passages.slice(1).forEach((passage, i) => {
      const before = passages[i];
      expect(passage.start).toBeGreaterThan(before?.start ?? 0);
      expect(passage.end).toBeGreaterThan(before?.end ?? 0);
      expect(words(text, { start: passage.start, end: Math.max(passage.start, before?.end ?? 0) })).toBeLessThanOrEqual(
        most / 4,
      );
    });
  },
);

it.each([
  ['Dr. Ito came. She left.', ['Dr. Ito came.', 'She left.']],
  [
    'It rose by 3.5 metres in No. 4. "Why?" Nobody knew.',
    ['It rose by 3.5 metres in No. 4.', '"Why?"', 'Nobody knew.'],
  ],
  ['First line\nsecond line', ['First line', 'second line']],
  ['H. G. Wells wrote it.', ['H. G. Wells wrote it.']],
  ['水が多い。魚がいる。', ['水が多い。', '魚がいる。']],
])('splits %j into its sentences', (text, sentences) => {
  expect(splitSentences(text).map(({ start, end }) => text.slice(start, end))).toEqual(sentences);
});

it('splits a long run of stops at once', () => {
  const before = process.cpuUsage();
  expect(splitSentences(`Wait${'.'.repeat(100_000)}what?! Yes.`)).toHaveLength(2);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(500);
});
