import { describe, expect, it } from 'vitest';
import { answerFromPassages, PASSAGES_RANKED } from '@/lib/models/retrieval/answer-from-passages';
import { buildIndex } from '@/lib/models/retrieval/build-index';
import { chooseSentences } from '@/lib/models/retrieval/choose-sentences';
import { PASSAGES_READ } from '@/lib/models/retrieval/find-answer';
import { openIndex } from '@/lib/models/retrieval/open-index';
import { rankPassages } from '@/lib/models/retrieval/rank-passages';
import { readQuestion } from '@/lib/models/retrieval/read-question';
import { isSpan, SPAN_FEATURES, writeSpanFeatures } from '@/lib/models/retrieval/span-features';
import { SPAN_WEIGHTS } from '@/lib/models/retrieval/span-weights';
import { makeRandomQuestion, makeRandomTexts } from '@/tests/support/random-texts';

const MILLS = [
  'The copper mill at Oldbrook was founded in 1874 by Anna Keller. It employed forty people.',
  'The bridge over the Senn was built in 1912. Its architect was Otto Brandt.',
  'In the garden of the museum there are seven fountains, painted by local children.',
];

function openTexts(texts: readonly string[], settings = {}) {
  const open = openIndex(buildIndex({ records: texts.map((text) => ({ text, title: '' })), settings }));
  return {
    open,
    ask: (question: string) => answerFromPassages(open, { question, textOf: (i) => texts[i] ?? null }).answer,
  };
}

describe('reads', () => {
  const { ask } = openTexts(MILLS);
  it.each([
    ['Who founded the copper mill at Oldbrook?', 'Anna Keller', 0],
    ['When was the bridge over the Senn built?', '1912', 1],
    ['How many fountains are in the garden of the museum?', 'seven', 2],
  ])('%s', (question, expected, record) => {
    const { text, places, confidence } = ask(question);
    expect(text).toContain(expected);
    expect(text.split(' ').length).toBeLessThanOrEqual(4);
    expect(places[0]).toMatchObject({ record, score: 1 });
    expect(MILLS[record]?.slice(places[0]?.start, places[0]?.end)).toBe(text);
    expect(confidence).toBeGreaterThan(0.8);
  });

  it('says nothing where too little of the question is found', () => {
    expect(ask('Which football club won the cup in Lisbon?')).toMatchObject({ text: '', places: [], sentence: null });
    expect(ask('???')).toMatchObject({ text: '', confidence: 0 });
  });

  it('answers words that are no question with a whole sentence', () => {
    expect(ask('garden museum fountains').text).toBe(MILLS[2]);
  });

  it('does not quote what may not be read', () => {
    const { open } = openTexts(MILLS);
    const textOf = (i: number) => (i === 0 ? null : (MILLS[i] ?? null));
    const { answer } = answerFromPassages(open, { question: 'Who founded the copper mill?', textOf });
    expect(answer.places.some(({ record }) => record === 0)).toBe(false);
  });
});

const RIVER = [
  'otter, one adult, swam upstream w a fish at 5 am',
  "Two young otters playing at dusk beside the moored barge, they didn't mind us at all.",
  'Mute swan on the nest under the railway bridge, sitting on seven eggs.',
  'Grey heron x2 on the dead tree.',
  'Gauge at the weir: 1.84 m, up 60 cm since yesterday.',
  'Bulky waste on the path again.',
  'The heron fished by the weir all morning, and the swan hissed.',
];

describe('an answer by the first rule, which older receipts rest on, and by the second', () => {
  const first = openTexts(RIVER, { answerRule: 1 });
  const second = openTexts(RIVER, { answerRule: 2 });
  it.each([
    ['Where was the otter?', 'one', RIVER[1]],
    ['Where is the heron?', 'x2', RIVER[3]],
    ['When was the gauge at the weir read?', '1.84 m', RIVER[4]],
    ['When was the bulky waste on the path?', 'again', ''],
    ['How much bulky waste is on the path?', 'again', ''],
    ['How many people saw the dead tree?', 'x2', ''],
    ['How many eggs is the swan sitting on?', 'seven', 'seven'],
  ])('%s', (question, before, now) => {
    expect(first.ask(question).text).toBe(before);
    expect(second.ask(question).text).toBe(now);
  });
});

describe('in German', () => {
  const texts = [
    'Der Biber hat im Seitenarm einen Damm gebaut, etwa 60 cm hoch.',
    'Am Montag stand der Pegel an der alten Brücke bei 1,84 m.',
    'Zwei junge Otter spielten neben dem vertäuten Kahn.',
    'Frau Keller pflegt die Messstelle seit 2012.',
  ];
  const { ask } = openTexts(texts);
  it.each([
    ['Wie hoch ist der Damm, den der Biber gebaut hat?', 0],
    ['Wann stand der Pegel bei 1,84 m?', 1],
    ['Wo spielten die Otter?', 2],
    ['Wer pflegt die Messstelle?', 3],
    ['Was hat der Biber gebaut?', 0],
  ])('%s is answered by a whole sentence', (question, record) => {
    expect(ask(question)).toMatchObject({ text: texts[record], confidence: 1 });
  });

  it('says nothing where no sentence tells what is asked for', () => {
    expect(ask('Wann hat der Biber den Damm gebaut?').text).toBe('');
  });

  it('takes no article and no auxiliary for what is asked for', () => {
    const built = openTexts(['Die Mühle wurde 1912 gebaut.', 'Das Wehr und die Brücke sind von 1950.']);
    expect(built.ask('Wer hat die Mühle gebaut?').text).toBe('');
    expect(built.ask('Wann wurde die Mühle gebaut?').text).toBe('Die Mühle wurde 1912 gebaut.');
    expect(built.ask('Was ist mit dem Wehr und der Brücke?').text).toBe('');
    expect(built.ask('Wehr und Brücke').text).toBe('Das Wehr und die Brücke sind von 1950.');
  });
});

/** Every span of every sentence read, scored one by one: the best first by score, then by place in the order of reading. */
function searchByForce(texts: readonly string[], open: ReturnType<typeof openTexts>['open'], text: string) {
  const question = readQuestion(open, text);
  const passages = rankPassages(open, question.terms, PASSAGES_RANKED)
    .map((passage) => ({ ...passage, text: texts[passage.record] ?? '' }))
    .slice(0, PASSAGES_READ);
  const features = new Float64Array(SPAN_FEATURES.length);
  const found: { words: string; record: number; start: number; score: number; neighbourhood: number }[] = [];
  for (const chosen of chooseSentences(open, question, passages)) {
    const { tokens } = chosen.sentence;
    tokens.forEach((first, from) => {
      tokens.forEach((last, to) => {
        if (to < from || to - from >= open.index.settings.answerWords || !isSpan(chosen.sentence, from, to)) return;
        writeSpanFeatures(chosen, from, to, features);
        const score = features.reduce((sum, value, k) => (value === 0 ? sum : sum + value * (SPAN_WEIGHTS[k] ?? 0)), 0);
        const words = tokens.slice(from, to + 1).map(({ word }) => word);
        const { record, neighbourhood } = chosen;
        found.push({ words: words.join(' '), record, start: first.start, score, neighbourhood });
        expect(last.end).toBeGreaterThan(first.start);
      });
    });
  }
  return found;
}

it.each(Array.from({ length: 60 }, (_, seed) => seed))(
  'chooses the span that a search of all spans finds (%i)',
  (seed) => {
    const texts = makeRandomTexts(seed, 12);
    const { open, ask } = openTexts(texts, { answerWords: 1 + (seed % 12), passageWords: 20, answerRule: 1 });
    const question = makeRandomQuestion(seed + 500);
    const answer = ask(question);
    if (readQuestion(open, question).kind === 'none' || answer.text === '') return;
    const all = searchByForce(texts, open, question);
    const best = all.reduce((top, span) => (span.score > top.score ? span : top));
    expect(answer.places[0]).toMatchObject({ record: best.record, score: 1 });
    expect(answer.places[0]?.start).toBeLessThanOrEqual(best.start);
    const others = new Map<number, { score: number; neighbourhood: number }>();
    for (const span of all) {
      if (span.words !== best.words || span.record === best.record) continue;
      if (span.score > (others.get(span.record)?.score ?? Number.NEGATIVE_INFINITY)) others.set(span.record, span);
    }
    const expected = [...others]
      .map(([record, { neighbourhood }]) => ({ record, score: Math.min(1, neighbourhood / best.neighbourhood) }))
      .filter(({ score }) => score >= 0.5)
      .sort((a, b) => b.score - a.score || a.record - b.record);
    expect(answer.places.slice(1).map(({ record, score }) => ({ record, score }))).toEqual(expected.slice(0, 4));
  },
);
