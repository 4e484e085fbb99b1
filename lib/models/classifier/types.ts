import type { Hex } from '@/lib/core/hex';

/** One labelled text. `hash` names the record: it decides the held-out split and nothing else. */
export type ClassifierRecord = { readonly hash: Hex; readonly text: string; readonly label: string };

/** Everything, besides the records, that decides the trained weights; published with the model. */
export type ClassifierSettings = {
  /** Most vocabulary terms kept, most frequent first. */
  readonly maxFeatures: number;
  /** Records a term must occur in to become a feature. */
  readonly minDocumentFrequency: number;
  /** Whether pairs of neighbouring words are features too. */
  readonly bigrams: boolean;
  /** λ of `(1/n) Σ ce + (λ/2)‖θ‖²`. */
  readonly lambda: number;
  /** Training ends when the largest gradient entry is at most this. */
  readonly gradientTolerance: number;
  /** Newton iterations after which training gives up with an error. */
  readonly maxIterations: number;
  /** Parts per million of the records kept out of the evaluated fit. */
  readonly heldOutPartsPerMillion: number;
  /** Published text that, with each record's hash, decides what is held out. */
  readonly seed: string;
};

/** `evaluation`: fitted without the held-out records, to measure. `final`: fitted on every record, to publish. */
export type TrainingPhase = 'evaluation' | 'final';

export type TrainingProgress = {
  readonly phase: TrainingPhase;
  readonly iteration: number;
  readonly loss: number;
  readonly gradientMax: number;
};

/**
 * Multinomial logistic regression over a vocabulary. `weights` is class-major, labels × (vocabulary + 1):
 * row c holds one weight per term, then the bias.
 */
export type Classifier = {
  readonly settings: ClassifierSettings;
  readonly labels: readonly string[];
  readonly vocabulary: readonly string[];
  readonly idf: Float64Array;
  readonly weights: Float64Array;
  /** Records the weights were fitted on. */
  readonly recordCount: number;
};

export type ClassMetrics = {
  readonly label: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly support: number;
};

/** `confusion[actual][predicted]` in the order of `labels`. Metrics of an empty denominator are 0. */
export type Evaluation = {
  readonly recordCount: number;
  readonly accuracy: number;
  readonly logLoss: number;
  readonly labels: readonly string[];
  readonly perClass: readonly ClassMetrics[];
  readonly confusion: readonly (readonly number[])[];
};

export type TrainedClassifier = {
  /** Fitted on every record: what is published. */
  readonly model: Classifier;
  /** Fitted without the held-out records: what `evaluation` and the contributors' shares were measured with. */
  readonly evaluationModel: Classifier;
  /** Null when too few records could be held out. */
  readonly evaluation: Evaluation | null;
  /** Indices into the records, ascending. */
  readonly training: readonly number[];
  readonly heldOut: readonly number[];
  readonly iterations: number;
};

/** The model's answer. `margin` is log(p / (1 − p)) of the label; probabilities descend, ties by label. */
export type ClassifierAnswer = {
  readonly label: string;
  readonly margin: number;
  readonly probabilities: readonly { readonly label: string; readonly probability: number }[];
};
