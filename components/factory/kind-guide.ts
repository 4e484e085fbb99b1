/** The kinds of model that can be made here, in the order in which they are offered. */
export const BUILDABLE_KINDS = ['classifier', 'retrieval', 'adapter', 'endpoint'] as const;
export type BuildableKind = (typeof BUILDABLE_KINDS)[number];
