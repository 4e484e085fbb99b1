import type { SeededNumbers } from '@/lib/core/seeded-numbers';
import { questionWords } from '@/lib/models/decoder/recipe/question-words';

/** What people write before and after a question; "" most of the time. */
const BEFORE = [
  '',
  '',
  '',
  '',
  'Please tell me: ',
  'Do you know: ',
  'Hi, ',
  'I would like to know: ',
  'Question: ',
  'Can you say ',
  'Tell me ',
  'Quick question, ',
];
const AFTER = ['', '', '', '', '', ' Thanks.', ' Please.', ' Do you know?', ' Thank you!', ' Just the answer.'];

/** Words that say nothing of what is asked: in a variation any of them can come in. */
const FILLERS = [
  'the',
  'a',
  'of',
  'please',
  'tell',
  'me',
  'say',
  'you',
  'know',
  'exactly',
  'there',
  'it',
  'so',
  'then',
  'just',
  'now',
  'again',
  'about',
  'really',
  'would',
  'can',
  'that',
  'is',
  'and',
  'for',
];

/** Words that say what kind of answer is wanted: seldom dropped, and never brought in. */
const ASKING = new Set([
  'what',
  'which',
  'how',
  'who',
  'whom',
  'whose',
  'where',
  'when',
  'why',
  'many',
  'much',
  'often',
  'long',
  'far',
  'old',
  'time',
  'name',
  'called',
]);
const ASKING_DROPPED = 0.12;

/** Knows which words of the questions must stay together for a question to stay the same. */
export type QuestionVariation = (position: number, numbers: SeededNumbers) => string;

/**
 * Other wordings of questions, so that those are recalled that nobody trained on. A word is kept for certain when few of the
 * questions have it (it names what is asked about); others are dropped, replaced by words that say nothing, joined by more of
 * them, or moved; words that ask (how, when) mostly stay. What is left always has words that no question with another answer
 * has all of. One variation in five is the question as it is.
 */
export function varyQuestions(
  exchanges: readonly { readonly question: string; readonly answer: string }[],
): QuestionVariation {
  const sets = exchanges.map(({ question }) => new Set(questionWords(question)));
  const places = new Map<string, number[]>();
  sets.forEach((words, position) => {
    for (const word of words) {
      const known = places.get(word);
      if (known) known.push(position);
      else places.set(word, [position]);
    }
  });
  const rare = Math.max(3, exchanges.length * 0.05);
  const countOf = (word: string) => places.get(word)?.length ?? 0;
  /** Whether some question with another answer has all of these words. */
  const isAmbiguous = (words: ReadonlySet<string>, answer: string): boolean => {
    const rarest = [...words].reduce(
      (best, word) => (countOf(word) < countOf(best) ? word : best),
      [...words][0] ?? '',
    );
    return (places.get(rarest) ?? []).some(
      (other) => exchanges[other]?.answer !== answer && [...words].every((word) => sets[other]?.has(word)),
    );
  };
  return (position, numbers) => {
    const exchange = exchanges[position];
    if (!exchange) throw new RangeError(`There is no question ${position}.`);
    const { question, answer } = exchange;
    if (numbers.uniform() < 0.2) return question;
    const varied = numbers.uniform() < 0.35 ? question : vary(question, answer, numbers);
    return dress(varied, numbers);
  };

  function vary(question: string, answer: string, numbers: SeededNumbers): string {
    const words = question
      .replace(/[?!.…]+\s*$/u, '')
      .split(/\s+/)
      .filter((word) => word !== '');
    const strength = 0.15 + 0.5 * numbers.uniform();
    const kept: { word: string; own: boolean }[] = [];
    let left = new Set(words.flatMap(questionWords));
    for (const word of words) {
      const own = questionWords(word);
      const names = own.some((one) => countOf(one) <= rare);
      const asks = own.some((one) => ASKING.has(one));
      if (!names && numbers.uniform() < (asks ? ASKING_DROPPED : strength)) {
        const without = new Set([...left].filter((one) => !own.includes(one)));
        if (!isAmbiguous(without, answer) && without.size > 0) {
          left = without;
          if (numbers.uniform() < 0.5) kept.push({ word: FILLERS[numbers.below(FILLERS.length)] ?? '', own: false });
          continue;
        }
      }
      kept.push({ word, own: true });
      if (numbers.uniform() < 0.08) kept.push({ word: FILLERS[numbers.below(FILLERS.length)] ?? '', own: false });
    }
    const order = kept.map(({ word }) => word);
    // Another order of its parts: "the length of X" and "X: the length of".
    if (order.length > 2 && numbers.uniform() < 0.3) {
      const cut = 1 + numbers.below(order.length - 1);
      return [...order.slice(cut), ...order.slice(0, cut)].join(' ') + (numbers.uniform() < 0.6 ? '?' : '');
    }
    return order.join(' ') + (numbers.uniform() < 0.7 ? '?' : '');
  }
}

function dress(question: string, numbers: SeededNumbers): string {
  const before = BEFORE[numbers.below(BEFORE.length)] ?? '';
  const after = AFTER[numbers.below(AFTER.length)] ?? '';
  const dressed = `${before}${question}${after}`;
  const way = numbers.uniform();
  if (way < 0.15) return dressed.toLowerCase();
  if (way < 0.2) return dressed.replace(/[?!.,:]/g, '');
  return dressed;
}
