import type { RecordFields } from '@/lib/schemas/datanet';
import type { ModelManifest } from '@/lib/schemas/model-manifest';

/**
 * The question that a record answers, where a model was taught its answer only as one: records with the same answer are
 * told apart by it. Null for other models, and where the record has none.
 */
export function readTaughtQuestion(
  fields: RecordFields | null | undefined,
  manifest: ModelManifest | null | undefined,
): string | null {
  if (!fields || manifest?.kind !== 'adapter' || manifest.questionField === null) return null;
  const question = fields[manifest.questionField];
  return question === undefined ? null : String(question);
}
