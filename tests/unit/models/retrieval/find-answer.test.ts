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

  const MILL = 'Die Mühle wurde 1912 gebaut.';
  const WEIR = 'Das Wehr und die Brücke sind von 1950.';
  const second = openTexts([MILL, WEIR], { answerRule: 2 });
  const third = openTexts([MILL, WEIR], { answerRule: 3 });
  it.each([
    ['Wer hat die Mühle gebaut?', MILL, ''],
    ['Was ist mit dem Wehr und der Brücke?', WEIR, ''],
    ['Wann wurde die Mühle gebaut?', MILL, MILL],
    ['Wehr und Brücke', WEIR, WEIR],
  ])('takes an article or an auxiliary for what is asked for by the second rule alone: %s', (question, before, now) => {
    expect(second.ask(question).text).toBe(before);
    expect(third.ask(question).text).toBe(now);
  });
});

describe('a sentence that goes on and on', () => {
  const dull = (count: number) =>
    Array.from({ length: count }, (_, i) => `and then plank ${'abcdefgh'[i % 8]}`).join(' ');
  const asked = 'the ferry of the upper lake was painted green by somebody called Oskar Lindqvist';
  const long = `(It began ${dull(100)} ${asked} ${dull(100)} at last).`;
  const question = 'Wer hat die ferry painted, upper lake?';

  it('is quoted whole by the second rule', () => {
    const { ask } = openTexts([long], { answerRule: 2, passageWords: 1000 });
    expect(ask('ferry upper lake painted').text).toBe(long);
    expect(ask(question).text).toBe(long);
  });

  it.each(['ferry upper lake painted', question])(
    'is cut by the third to the words around what was asked: %s',
    (words) => {
      const { ask } = openTexts(['Nothing of it here.', long], { answerRule: 3, passageWords: 1000 });
      const { text, places, sentence } = ask(words);
      const [place] = places;
      expect(place?.record).toBe(1);
      expect(long.slice(place?.start, place?.end)).toBe(text);
      expect(text.split(' ')).toHaveLength(60);
      expect(text).toContain(asked);
      expect(` ${long.slice(1, -2)} `).toContain(` ${text} `);
      expect(text.indexOf(asked)).toBeGreaterThan(80);
      expect(text.length - text.indexOf(asked) - asked.length).toBeGreaterThan(80);
      expect(sentence).toEqual({ start: 0, end: long.length });
    },
  );

  it('is cut to a part that can be what is asked for', () => {
    const flat = `${asked} ${dull(40)} and the ferry again in 1907 ${dull(40)}.`;
    const { ask } = openTexts([flat], { answerRule: 3, passageWords: 1000 });
    expect(ask('Wann wurde die ferry painted?').text).toContain('1907');
    expect(ask('Wie viele wurden an der ferry painted?').text).toContain('1907');
  });

  it('keeps its marks where it is not cut', () => {
    const short = `“${Array.from({ length: 58 }, () => 'plank').join(' ')} ferry moored!”`;
    const { ask } = openTexts([short], { answerRule: 3 });
    expect(ask('ferry plank').text).toBe(short);
  });

  it('is the same place in every record that has it', () => {
    const { ask } = openTexts([long, long], { answerRule: 3, passageWords: 1000 });
    const { places } = ask('ferry upper lake painted');
    expect(places.map(({ record }) => record)).toEqual([0, 1]);
    expect(places[0]?.start).toBe(places[1]?.start);
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
