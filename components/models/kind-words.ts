import type { ModelKind } from '@/lib/schemas/training';

/** Each kind of model by the name that pages give it. */
export const KIND_NAMES: Readonly<Record<ModelKind, string>> = {
  classifier: 'Labels',
  retrieval: 'Answers from passages',
  adapter: 'Adapter of a language model',
  endpoint: 'Model on another server',
  decoder: 'Base of adapters',
};
