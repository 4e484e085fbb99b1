/** English sentences and what they are in another language; `{0}`, `{1}` stand for what differs each time. */
export type Sentences = Readonly<Record<string, string>>;

/** Says an English sentence in the reader's language; one that it does not know stays as it is. */
export type Say = (english: string) => string;

// Longer texts are no sentences of ours; a value inside a sentence may be a sentence itself, and one inside that.
const MAX_LENGTH = 10_000;
const MAX_DEPTH = 3;

type Pattern = { fixed: readonly string[]; translation: string };

const known = new WeakMap<Sentences, Say>();

/**
 * Sentences that are made where no reader is known: what went wrong (AppError), why a row does not fit, what a check
 * found. They are written in English there, with their values in them, and said in the reader's language where they are
 * shown: by the whole sentence, else by the first pattern that it fits, the one with the most words of its own first.
 */
export function createSay(sentences: Sentences | undefined): Say {
  if (!sentences) return asItIs;
  let say = known.get(sentences);
  if (!say) {
    say = prepareSay(sentences);
    known.set(sentences, say);
  }
  return say;
}

export function asItIs(english: string): string {
  return english;
}

function prepareSay(sentences: Sentences): Say {
  const whole = new Map(Object.entries(sentences));
  const patterns: Pattern[] = Object.entries(sentences)
    .map(([english, translation]) => ({ fixed: english.split(/\{\d\}/), translation }))
    .filter(({ fixed }) => fixed.length > 1)
    .sort((a, b) => b.fixed.join('').length - a.fixed.join('').length);
  const sayAt = (english: string, depth: number): string => {
    const exact = whole.get(english);
    if (exact !== undefined) return exact;
    if (depth > MAX_DEPTH || english.length > MAX_LENGTH) return english;
    for (const { fixed, translation } of patterns) {
      const values = matchPlaces(fixed, english);
      if (values) return translation.replace(/\{(\d)\}/g, (_, index) => sayAt(values[Number(index)] ?? '', depth + 1));
    }
    return english;
  };
  return (english) => sayAt(english, 0);
}

/**
 * What stands in a text between its fixed parts, at least one character each; null where the text does not fit. Each part
 * is looked for from where the one before ended, so that this takes one pass, whatever the text.
 */
function matchPlaces(fixed: readonly string[], text: string): string[] | null {
  const first = fixed[0] ?? '';
  const last = fixed.at(-1) ?? '';
  if (!text.startsWith(first) || !text.endsWith(last)) return null;
  const end = text.length - last.length;
  const values: string[] = [];
  let from = first.length;
  for (const part of fixed.slice(1, -1)) {
    const at = text.indexOf(part, from + 1);
    if (at === -1) return null;
    values.push(text.slice(from, at));
    from = at + part.length;
  }
  if (from + 1 > end) return null;
  values.push(text.slice(from, end));
  return values;
}
