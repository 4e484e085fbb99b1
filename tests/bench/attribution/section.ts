/** A labelled data set that the sections measure on. */
export type Corpus = {
  readonly name: string;
  readonly train: readonly LabelledText[];
  readonly test: readonly LabelledText[];
};
export type LabelledText = { readonly text: string; readonly label: string };

export type BenchContext = {
  /** Fewer seeds, subsets and outputs, so that the whole table ends within 15 minutes. */
  readonly quick: boolean;
  readonly seeds: readonly number[];
  readonly corpora: readonly Corpus[];
  /** DATASETS_DIR, for sections that read other files than the labelled ones. */
  readonly datasetsFolder: string;
  /** Says on stderr what is being done. */
  readonly tell: (line: string) => void;
};

/** One line of the table. */
export type Figure = {
  readonly metric: string;
  /** The data it was measured on, with its size. */
  readonly on: string;
  /** What came out, with its interval and unit. */
  readonly figure: string;
  /** As docs/attribution.md states it; null when the figure is published without one. */
  readonly goal: string | null;
  readonly met: boolean | null;
};

/** A part of the table. Figures are given one by one: what was measured stays when a later one fails. */
export type BenchSection = {
  readonly name: string;
  readonly measure: (context: BenchContext) => AsyncIterable<Figure> | Iterable<Figure>;
};
