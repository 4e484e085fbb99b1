/**
 * Merges letters as a tokeniser learned to: the pair of the lowest rank first, of equal ones the leftmost, until no pair has a
 * rank. Takes n · log n steps, so that a record of one endless word holds nothing up. `ranks` by two tokens with a space between.
 */
export function mergeLetters(letters: readonly string[], ranks: ReadonlyMap<string, number>): string[] {
  const { length } = letters;
  /** Empty once it was merged into the one before it. */
  const tokens = [...letters];
  const next = Int32Array.from(letters, (_, at) => at + 1);
  const before = Int32Array.from(letters, (_, at) => at - 1);
  const rankAt = (at: number): number | undefined => {
    const after = next[at] ?? length;
    return after < length && tokens[at] !== '' ? ranks.get(`${tokens[at]} ${tokens[after]}`) : undefined;
  };
  const waiting = new LeastFirst();
  const offer = (at: number) => {
    const rank = rankAt(at);
    if (rank !== undefined) waiting.add(rank * length + at);
  };
  for (let at = 0; at < length; at++) offer(at);
  for (let key = waiting.take(); key !== undefined; key = waiting.take()) {
    const at = key % length;
    // What stood here when it was offered may have been merged since.
    if (rankAt(at) !== (key - at) / length) continue;
    const after = next[at] ?? length;
    const following = next[after] ?? length;
    tokens[at] = `${tokens[at]}${tokens[after]}`;
    tokens[after] = '';
    next[at] = following;
    if (following < length) before[following] = at;
    offer(before[at] ?? -1);
    offer(at);
  }
  return tokens.filter((token) => token !== '');
}

/** Numbers that are taken out the least first: a binary heap. */
class LeastFirst {
  readonly #heap: number[] = [];

  add(value: number): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(value);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = heap[above] ?? value;
      if (other <= value) break;
      heap[at] = other;
      at = above;
    }
    heap[at] = value;
  }

  take(): number | undefined {
    const heap = this.#heap;
    const least = heap[0];
    const value = heap.pop();
    if (value === undefined || heap.length === 0) return least;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      const lesser =
        (heap[right] ?? Number.POSITIVE_INFINITY) < (heap[left] ?? Number.POSITIVE_INFINITY) ? right : left;
      const other = heap[lesser] ?? Number.POSITIVE_INFINITY;
      if (other >= value) break;
      heap[at] = other;
      at = lesser;
    }
    heap[at] = value;
    return least;
  }
}
