import type { SchemaField } from '@/lib/schemas/datanet';
import type { TrainingRequest } from '@/lib/schemas/training';

/** The kind that suits the columns: labels make labels; questions with answers an adapter, where there is a base for it. */
export function suggestKind(fields: readonly SchemaField[], hasBase: boolean): TrainingRequest['kind'] {
  if (fields.some(({ kind }) => kind === 'label')) return 'classifier';
  const named = (name: RegExp) => fields.some((field) => field.kind === 'text' && name.test(field.name));
  const texts = fields.filter(({ kind }) => kind === 'text').length;
  // Besides a question and its answer there is a text to quote from: passages then serve better than recall.
  if (hasBase && texts === 2 && named(/^questions?$/) && named(/^answers?$/)) return 'adapter';
  return texts > 0 ? 'retrieval' : 'classifier';
}
