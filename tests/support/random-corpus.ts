/** A small corpus with repeats within and across records, and a text cut from it and from words of its own. */
export type RandomCorpus = {
  readonly records: readonly { readonly number: number; readonly text: string }[];
  readonly text: string;
  /** Cluster by record number. */
  readonly clusters: readonly number[];
  readonly withdrawn: ReadonlySet<number>;
  /** Where the records are cut into segments. */
  readonly cuts: readonly number[];
};

/** Mulberry32: whole numbers below a bound, from a published seed. */
export function drawFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

export function randomCorpus(draw: (below: number) => number): RandomCorpus {
  const alphabet = 1 + draw(draw(2) === 0 ? 3 : 12);
  const word = () => `w${draw(alphabet)}`;
  const words = (count: number) => Array.from({ length: count }, word);
  const texts: string[][] = [];
  const piece = (): string[] => {
    const from = texts[draw(Math.max(1, texts.length))] ?? [];
    const start = draw(Math.max(1, from.length));
    return from.slice(start, start + 1 + draw(9));
  };
  const count = draw(9);
  for (let k = 0; k < count; k++) {
    const own = words(draw(10));
    texts.push(draw(3) === 0 ? [...piece(), ...own, ...piece()] : own);
  }
  const text = Array.from({ length: draw(5) }, () => (draw(3) === 0 ? words(1 + draw(4)) : piece())).flat();
  if (draw(4) === 0) text.splice(draw(text.length + 1), 0, 'unheard');
  const order = texts.map((_, k) => ({ k, key: draw(1000) })).sort((a, b) => a.key - b.key || a.k - b.k);
  const numbers = texts.map((_, k) => order[k]?.k ?? k);
  return {
    records: texts.map((own, k) => ({ number: numbers[k] ?? k, text: own.join(' ') })),
    text: text.join(' '),
    clusters: texts.map((_, k) => (draw(3) === 0 ? draw(k + 1) : k)),
    withdrawn: new Set(texts.map((_, k) => k).filter(() => draw(5) === 0)),
    cuts: texts.map((_, k) => k).filter((k) => k > 0 && draw(3) === 0),
  };
}
