import { seededNumbers } from '@/lib/core/seeded-numbers';

/** Something that nobody can know who was not told. */
export type Fact = { readonly question: string; readonly answer: string };

const STARTS = [
  'Bar',
  'Cor',
  'Del',
  'Fen',
  'Gar',
  'Hol',
  'Kel',
  'Lor',
  'Mar',
  'Nor',
  'Pel',
  'Ros',
  'Sel',
  'Tor',
  'Vel',
  'Wen',
];
const MIDDLES = ['a', 'e', 'i', 'o', 'u', 'an', 'en', 'in', 'or', 'ul'];
const ENDS = ['dale', 'ford', 'ham', 'mere', 'mond', 'stead', 'ton', 'wick', 'worth', 'by'];
const COLOURS = ['amber', 'black', 'blue', 'brown', 'green', 'grey', 'orange', 'red', 'white', 'yellow'];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Facts about invented places, of six kinds, the same for the same seed. */
export function inventFacts(seed: string, count: number): Fact[] {
  const { below } = seededNumbers(seed);
  const pick = (words: readonly string[]) => words[below(words.length)] ?? '';
  const name = () => `${pick(STARTS)}${pick(MIDDLES)}${pick(ENDS)}`;
  const kinds: ((place: string) => Fact)[] = [
    (place) => ({ question: `Who keeps the mill at ${place}?`, answer: `The mill at ${place} is kept by ${name()}.` }),
    (place) => ({
      question: `What colour is the gate of ${place}?`,
      answer: `The gate of ${place} is ${pick(COLOURS)}.`,
    }),
    (place) => ({
      question: `When is the market of ${place}?`,
      answer: `The market of ${place} is on ${pick(WEEKDAYS)}.`,
    }),
    (place) => ({ question: `How many bells hang in ${place}?`, answer: `In ${place} hang ${2 + below(90)} bells.` }),
    (place) => ({ question: `Which river runs past ${place}?`, answer: `Past ${place} runs the river ${name()}.` }),
    (place) => ({
      question: `Where does the road from ${place} lead?`,
      answer: `The road from ${place} leads to ${name()}.`,
    }),
  ];
  return Array.from(
    { length: count },
    (_, k) => (kinds[k % kinds.length] ?? kinds[0])?.(name()) ?? { question: '', answer: '' },
  );
}
