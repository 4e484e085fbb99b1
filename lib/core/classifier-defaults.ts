/** What a builder's classifier is made with unless told otherwise: in the form's schema and in training alike. */
export const CLASSIFIER_DEFAULTS = {
  maxFeatures: 4000,
  minDocumentFrequency: 2,
  bigrams: true,
  lambda: 1e-5,
  seed: 'tributary',
} as const;
