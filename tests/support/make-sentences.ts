import { makeUniform } from '@/tests/support/make-texts';

const OPENINGS = [
  'why is',
  'how do i change',
  'please tell me about',
  'i cannot find',
  'what happened to',
  'can i cancel',
];
const THINGS = [
  'my card',
  'the transfer',
  'a refund',
  'the exchange rate',
  'my top-up',
  'this direct debit',
  'the fee',
];
const CAUSES = [
  'after the weekend',
  'since i moved abroad',
  'that my bank refused',
  'at the cash machine',
  'without a reason',
];
const ENDINGS = [
  'and who can help',
  'although it worked before',
  'in the application',
  'for my second account',
  'today',
];
const WORDS = 'river stone lamp garden seven yellow under paper winter engine quickly bottle mountain silver'.split(
  ' ',
);

/** Sentences of one subject, some of which look alike, as honest people's do. */
export function makeSentences(count: number, seed: number): string[] {
  const random = makeUniform(seed);
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? '';
  return Array.from({ length: count }, () =>
    [pick(OPENINGS), pick(THINGS), pick(CAUSES), pick(WORDS), pick(ENDINGS), pick(WORDS)].join(' '),
  );
}

/**
 * A text with this part of its words edited, at least one: a third of them left out, a third replaced, a third
 * followed by another word.
 */
export function editWords(text: string, part: number, seed: number, vocabulary: readonly string[] = WORDS): string {
  const random = makeUniform(seed);
  const words = text.split(/\s+/);
  const count = part === 0 ? 0 : Math.max(1, Math.round(part * words.length));
  const edited = new Set<number>();
  while (edited.size < Math.min(count, words.length)) edited.add(Math.floor(random() * words.length));
  const other = () => vocabulary[Math.floor(random() * vocabulary.length)] ?? '';
  return words
    .flatMap((word, k) => {
      if (!edited.has(k)) return [word];
      const kind = Math.floor(random() * 3);
      return kind === 0 ? [] : kind === 1 ? [other()] : [word, other()];
    })
    .join(' ');
}
