/** A text with the label somebody gave it. */
export type LabelledText = { readonly text: string; readonly label: string };

/** A record much like a judged one. `position` counts the accepted records first, then the judged ones. */
export type NearRecord = {
  readonly position: number;
  readonly label: string;
  /** Cosine of the two texts' weighted words, 0 to 1. */
  readonly similarity: number;
};

/** How much a record's label is to be doubted, and why. */
export type JudgedLabel = {
  /** Its place among the judged records, from 0. */
  readonly index: number;
  /** 1 is the most suspicious of those judged together; no two are equal. */
  readonly rank: number;
  /**
   * log(p / (1 − p)) of the record's own label, by a model that has not seen the record. Null when nothing can be said:
   * too few other records have its label, or the time was up.
   */
  readonly margin: number | null;
  /** What that model would have said, when it is another label; null when it agrees or cannot speak. */
  readonly suggested: string | null;
  /** What the record's label does for its neighbours' (KNN-Shapley, mean over the validation records); negative: it misleads. */
  readonly value: number;
  /** Whether a curator should look: see `isDoubtful`. */
  readonly doubtful: boolean;
  /** The accepted records (or, for labels hardly known, those beside it) most like it, nearest first. */
  readonly near: readonly NearRecord[];
};

/** What a ranking rests on. */
export type LabelRanking = {
  readonly judged: readonly JudgedLabel[];
  /** Records that the labels were held against; the record itself is never among them. */
  readonly referenceCount: number;
};
