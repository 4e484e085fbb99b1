import { AppError } from '@/lib/core/errors';
import { type AlikeTexts, alikeTextsSchema } from '@/lib/schemas/upload';

/** Asks the server for public texts that may be alike to these, by their packed keys. Throws AppError in plain words. */
export async function askAlikeTexts(texts: readonly string[]): Promise<AlikeTexts> {
  const response = await fetch('/api/alike-texts', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ texts }),
  });
  const parsed = alikeTextsSchema.safeParse(await response.json().catch(() => null));
  if (!response.ok || !parsed.success) {
    throw new AppError(
      'not-ready',
      'The rows could not be compared with the public records. Check your connection and try again.',
    );
  }
  return parsed.data;
}
