import { describe, expect, it } from 'vitest';
import { confidenceSentence, sureness } from '@/components/receipts/confidence-words';
import { formatSure, influenceSentence, strengthWord, sureWithout } from '@/components/receipts/influence-words';

const logOdds = (value: number) => BigInt(Math.round(value * 2 ** 32));

describe('an influence in words', () => {
  it.each([
    [0.5, 'strongly'],
    [-0.6, 'strongly'],
    [0.499, 'clearly'],
    [-0.1, 'clearly'],
    [0.02, 'a little'],
    [0.0199, 'barely'],
    [0, 'barely'],
  ])('calls %s log-odds "%s"', (value, word) => {
    expect(strengthWord(logOdds(value))).toBe(word);
  });

  it('takes the influence off the log-odds to say how sure the model would be without the record', () => {
    expect(sureWithout({ margin: Math.log(3), influence: 0n })).toBeCloseTo(0.75, 9);
    expect(sureWithout({ margin: Math.log(3), influence: logOdds(Math.log(3)) })).toBeCloseTo(0.5, 9);
    expect(sureWithout({ margin: Math.log(3), influence: logOdds(-Math.log(3)) })).toBeCloseTo(0.9, 9);
  });

  it('says both figures where they read differently, and only then', () => {
    const margin = Math.log(3);
    expect(influenceSentence({ margin, influence: logOdds(0.5) })).toBe(
      'Pushed strongly for it: without it 64.5 % sure, not 75.0 %.',
    );
    expect(influenceSentence({ margin, influence: logOdds(-0.05) })).toBe(
      'Spoke a little against it: without it 75.9 % sure, not 75.0 %.',
    );
    expect(influenceSentence({ margin, influence: logOdds(0.0001) })).toBe('Pushed barely for it.');
    expect(influenceSentence({ margin: null, influence: logOdds(0.2) })).toBe('Pushed clearly for it.');
  });

  it.each([
    [0.739, '73.9 %'],
    [0.9997, '99.97 %'],
    [0.99999, '> 99.99 %'],
    [0.0051, '0.51 %'],
    [0.00001, '< 0.01 %'],
  ])('writes the probability %s as "%s"', (probability, text) => {
    expect(formatSure(probability)).toBe(text);
  });
});

describe('how sure an answer is', () => {
  it.each([
    [0.99, 'very sure'],
    [0.8, 'sure'],
    [0.739, 'fairly sure'],
    [0.3, 'unsure'],
    [0.12, 'guessing'],
  ])('is called at %s "%s"', (probability, word) => {
    expect(sureness(probability)).toBe(word);
  });

  it('is told with the runner-up, where there is one', () => {
    expect(
      confidenceSentence([
        { label: 'schools', probability: 0.739 },
        { label: 'parks', probability: 0.074 },
      ]),
    ).toBe('The model is fairly sure: 73.9 %. Next likeliest is “parks” with 7.4 %.');
    expect(confidenceSentence([{ label: 'schools', probability: 1 }])).toBe('The model is very sure: > 99.99 %.');
  });
});
