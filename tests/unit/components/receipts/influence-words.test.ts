import { describe, expect, it } from 'vitest';
import { confidenceSentence, sureness } from '@/components/receipts/confidence-words';
import { formatSure, influenceSentence, strengthOf, sureWithout } from '@/components/receipts/influence-words';
import { GERMAN, textsFor } from '@/tests/support/texts';

const t = textsFor('receipts.influenceWords');
const german = textsFor('receipts.influenceWords', GERMAN);

const logOdds = (value: number) => BigInt(Math.round(value * 2 ** 32));

describe('an influence in words', () => {
  it.each([
    [0.5, 'strongly'],
    [-0.6, 'strongly'],
    [0.499, 'clearly'],
    [-0.1, 'clearly'],
    [0.02, 'little'],
    [0.0199, 'barely'],
    [0, 'barely'],
  ])('calls %s log-odds "%s"', (value, word) => {
    expect(strengthOf(logOdds(value))).toBe(word);
  });

  it('takes the influence off the log-odds to say how sure the model would be without the record', () => {
    expect(sureWithout({ margin: Math.log(3), influence: 0n })).toBeCloseTo(0.75, 9);
    expect(sureWithout({ margin: Math.log(3), influence: logOdds(Math.log(3)) })).toBeCloseTo(0.5, 9);
    expect(sureWithout({ margin: Math.log(3), influence: logOdds(-Math.log(3)) })).toBeCloseTo(0.9, 9);
  });

  it('says both figures where they read differently, and only then', () => {
    const margin = Math.log(3);
    expect(influenceSentence(t, { margin, influence: logOdds(0.5) })).toBe(
      'Pushed strongly for it: without it 64.5% sure, not 75.0%.',
    );
    expect(influenceSentence(t, { margin, influence: logOdds(-0.05) })).toBe(
      'Spoke a little against it: without it 75.9% sure, not 75.0%.',
    );
    expect(influenceSentence(t, { margin, influence: logOdds(0.0001) })).toBe('Pushed barely for it.');
    expect(influenceSentence(t, { margin: null, influence: logOdds(0.2) })).toBe('Pushed clearly for it.');
    expect(influenceSentence(german, { margin, influence: logOdds(0.5) }, GERMAN.tag)).toBe(
      'Sprach stark dafür: Ohne ihn wäre das Modell zu 64,5\u00a0% sicher, nicht zu 75,0\u00a0%.',
    );
  });

  it.each([
    [0.739, '73.9%'],
    [0.9997, '99.97%'],
    [0.99999, '> 99.99%'],
    [0.0051, '0.51%'],
    [0.00001, '< 0.01%'],
  ])('writes the probability %s as "%s"', (probability, text) => {
    expect(formatSure(probability)).toBe(text);
  });
});

describe('how sure an answer is', () => {
  it.each([
    [0.99, 'verySure'],
    [0.8, 'sure'],
    [0.739, 'fairlySure'],
    [0.3, 'unsure'],
    [0.12, 'guessing'],
  ])('is called at %s "%s"', (probability, word) => {
    expect(sureness(probability)).toBe(word);
  });

  it('is told with the runner-up, where there is one', () => {
    expect(
      confidenceSentence(textsFor('receipts.confidenceWords'), [
        { label: 'schools', probability: 0.739 },
        { label: 'parks', probability: 0.074 },
      ]),
    ).toBe('The model is fairly sure: 73.9%. Next likeliest is “parks” with 7.4%.');
    expect(confidenceSentence(textsFor('receipts.confidenceWords'), [{ label: 'schools', probability: 1 }])).toBe(
      'The model is very sure: > 99.99%.',
    );
  });
});
