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
    const some = EXCHANGES.slice(0, 60).map((one) => ({ ...one, words: new Set(questionWords(one.question)) }));
    const vary = varyQuestions(some);
    let dropped = 0;
    some.forEach(({ question, answer, words }, position) => {
      const others = some.filter((other) => other.answer !== answer);
      for (let k = 0; k < 12; k++) {
        const left = questionWords(vary(position, seededNumbers(`${position} ${k}`))).filter((word) => words.has(word));
        if (new Set(left).size < words.size) dropped += 1;
        const confused = others.filter((other) => left.every((word) => other.words.has(word)));
        expect(confused, `${question} became ${left.join(' ')}`).toEqual([]);
      }
    });
    expect(dropped).toBeGreaterThan(200);
  });

  it('always keeps the name of what is asked about', () => {
    const vary = varyQuestions(EXCHANGES);
    const [first] = EXCHANGES;
    const name = first?.question.match(/river (\w+)/)?.[1]?.toLowerCase() ?? 'none';
    for (let k = 0; k < 100; k++) expect(questionWords(vary(0, seededNumbers(`${k}`)))).toContain(name);
  });
});
