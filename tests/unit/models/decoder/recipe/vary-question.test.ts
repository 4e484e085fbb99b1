import { describe, expect, it } from 'vitest';
import { seededNumbers } from '@/lib/core/seeded-numbers';
import { questionWords } from '@/lib/models/decoder/recipe/question-words';
import { varyQuestions } from '@/lib/models/decoder/recipe/vary-question';
import { inventFacts } from '@/tests/support/invented-facts';

const EXCHANGES = inventFacts(40).flatMap(({ trained, answer }) => trained.map((question) => ({ question, answer })));

describe('varyQuestions', () => {
  it('gives the same wordings for the same numbers, and many different ones for others', () => {
    const vary = varyQuestions(EXCHANGES);
    const wordings = Array.from({ length: 50 }, (_, k) => vary(3, seededNumbers(`try ${k}`)));
    expect(Array.from({ length: 50 }, (_, k) => varyQuestions(EXCHANGES)(3, seededNumbers(`try ${k}`)))).toEqual(
      wordings,
    );
    expect(new Set(wordings).size).toBeGreaterThan(25);
    expect(wordings).toContain(EXCHANGES[3]?.question);
  });

  it('never leaves words that a question with another answer has all of', () => {
    const vary = varyQuestions(EXCHANGES);
    EXCHANGES.forEach(({ question, answer }, position) => {
      const own = new Set(questionWords(question));
      for (let k = 0; k < 40; k++) {
        const left = questionWords(vary(position, seededNumbers(`${position} ${k}`))).filter((word) => own.has(word));
        const confused = EXCHANGES.filter(
          (other) => other.answer !== answer && left.every((word) => questionWords(other.question).includes(word)),
        );
        // Two questions of the same words are no wording's fault.
        const alike = EXCHANGES.some(
          (other) => other.answer !== answer && [...own].every((word) => questionWords(other.question).includes(word)),
        );
        if (!alike) expect(confused, `${question} became ${left.join(' ')}`).toEqual([]);
      }
    });
  });

  it('always keeps the name of what is asked about', () => {
    const vary = varyQuestions(EXCHANGES);
    const [first] = EXCHANGES;
    const name = first?.question.match(/river (\w+)/)?.[1]?.toLowerCase() ?? 'none';
    for (let k = 0; k < 100; k++) expect(questionWords(vary(0, seededNumbers(`${k}`)))).toContain(name);
  });
});
