/** English sentences and what they are in another language; `{0}`, `{1}` stand for what differs each time. */
export type Sentences = Readonly<Record<string, string>>;

/** Says an English sentence in the reader's language; one that it does not know stays as it is. */
export type Say = (english: string) => string;

type Pattern = { matches: RegExp; translation: string };

/**
 * Sentences that are made where no reader is known: what went wrong (AppError), why a row does not fit, what a check
 * found. They are written in English there, with their values in them, and said in the reader's language where they are
 * shown: by the whole sentence, else by the first pattern that it fits, the longest first.
 */
export function createSay(sentences: Sentences | undefined): Say {
  if (!sentences) return (english) => english;
  const patterns: Pattern[] = Object.entries(sentences)
    .filter(([english]) => PLACE.test(english))
    .sort(([a], [b]) => b.replace(PLACES, '').length - a.replace(PLACES, '').length)
    .map(([english, translation]) => ({ matches: patternOf(english), translation }));
  const say: Say = (english) => {
    const whole = sentences[english];
    if (whole !== undefined) return whole;
    for (const { matches, translation } of patterns) {
      const found = matches.exec(english);
      if (found) return translation.replace(PLACES, (_, index) => say(found[Number(index) + 1] ?? ''));
    }
    return english;
  };
  return say;
}

const PLACE = /\{\d\}/;
const PLACES = /\{(\d)\}/g;

/** `{n}` of the English text is the n-th group, in the order in which they stand there. */
function patternOf(english: string): RegExp {
  const source = english
    .split(PLACES)
    .map((text, index) => (index % 2 === 0 ? text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : '([\\s\\S]+?)'))
    .join('');
  return new RegExp(`^${source}$`);
}
