const PUNCTUATION = /[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/g;

/** The words of an answer as SQuAD 1.1 compares them (Rajpurkar et al. 2016): lower case, no punctuation, no articles. */
export function normaliseAnswer(answer: string): string[] {
  const plain = answer
    .toLowerCase()
    .replace(PUNCTUATION, '')
    .replace(/\b(?:a|an|the)\b/g, ' ')
    .trim();
  return plain === '' ? [] : plain.split(/\s+/);
}

/** Whether two answers are equal once normalised. */
export function exactMatch(answer: string, expected: string): boolean {
  return normaliseAnswer(answer).join(' ') === normaliseAnswer(expected).join(' ');
}

/** The harmonic mean of precision and recall of an answer's words; two empty answers agree. */
export function answerF1(answer: string, expected: string): number {
  const given = normaliseAnswer(answer);
  const wanted = normaliseAnswer(expected);
  if (given.length === 0 || wanted.length === 0) return given.length === wanted.length ? 1 : 0;
  const left = new Map<string, number>();
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of given) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    common++;
    left.set(word, count - 1);
  }
  return (2 * common) / (given.length + wanted.length);
}
