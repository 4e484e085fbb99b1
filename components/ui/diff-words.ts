/** A stretch of text that both have, or only one of them. */
export type DiffPart = { kind: 'same' | 'removed' | 'added'; text: string };

/** Above this many pairs of words the stretch between the common ends is told as replaced in one piece. */
const MOST_PAIRS = 4_000_000;

/**
 * What of a text was removed and added to make another, by whole words: the longest common subsequence, so that nothing
 * that stayed is told as changed. The parts without `added` are the one text again, without `removed` the other.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const [a, b] = [toWords(before), toWords(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const parts: DiffPart[] = [];
  push(parts, 'same', a.slice(0, start));
  diffMiddle(parts, a.slice(start, a.length - end), b.slice(start, b.length - end));
  push(parts, 'same', a.slice(a.length - end));
  return parts;
}

function diffMiddle(parts: DiffPart[], a: readonly string[], b: readonly string[]): void {
  if (a.length * b.length > MOST_PAIRS) {
    push(parts, 'removed', a);
    push(parts, 'added', b);
    return;
  }
  const common = lengthsOfCommon(a, b);
  const width = b.length + 1;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push(parts, 'same', a.slice(i, i + 1));
      i++;
      j++;
    } else if (i < a.length && (j === b.length || at(common, (i + 1) * width + j) >= at(common, i * width + j + 1))) {
      push(parts, 'removed', a.slice(i, i + 1));
      i++;
    } else {
      push(parts, 'added', b.slice(j, j + 1));
      j++;
    }
  }
}

/** `[i * (b.length + 1) + j]`: how many words a from i and b from j have in common, in order. */
function lengthsOfCommon(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? at(lengths, (i + 1) * width + j + 1) + 1
          : Math.max(at(lengths, (i + 1) * width + j), at(lengths, i * width + j + 1));
    }
  }
  return lengths;
}

function at(lengths: Uint32Array, index: number): number {
  return lengths[index] ?? 0;
}

/** Words, and what stands between them; scripts without spaces by the character. */
function toWords(text: string): string[] {
  return (
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+|\s+|./gsu) ??
    []
  );
}

function push(parts: DiffPart[], kind: DiffPart['kind'], words: readonly string[]): void {
  if (words.length === 0) return;
  const last = parts.at(-1);
  if (last?.kind === kind) last.text += words.join('');
  else parts.push({ kind, text: words.join('') });
}
