import { describe, expect, it } from 'vitest';
import { doubtWords } from '@/components/review/doubt-words';

const near = (...labels: (string | null)[]) => labels.map((label, i) => ({ label, text: `text ${i}` }));
const textsOf = (words: { examples: { text: string }[] }) => words.examples.map(({ text }) => text);

describe('doubtWords', () => {
  it('shows the nearest records that have the suggested label', () => {
    const words = doubtWords({ own: 'litter', suggested: 'wildlife', near: near('litter', 'wildlife', 'wildlife') });
    expect(words).toMatchObject({ reason: 'alike', other: 'wildlife' });
    expect(textsOf(words)).toEqual(['text 1', 'text 2']);
  });

  it('takes the most frequent other label where the model did not speak, the first of equals', () => {
    const words = doubtWords({
      own: 'litter',
      suggested: null,
      near: near('plants', 'wildlife', 'wildlife', 'litter'),
    });
    expect(words.other).toBe('wildlife');
    expect(doubtWords({ own: 'litter', suggested: null, near: near('plants', 'wildlife') }).other).toBe('plants');
  });

  it('says what speaks where no near record has the suggested label', () => {
    const words = doubtWords({ own: 'litter', suggested: 'wildlife', near: near('litter', 'plants', null) });
    expect(words.reason).toBe('words');
    expect(textsOf(words)).toEqual(['text 0', 'text 1']);
  });

  it('has no other label when nothing near has one', () => {
    expect(doubtWords({ own: 'litter', suggested: null, near: near('litter', null) }).other).toBeNull();
  });
});
