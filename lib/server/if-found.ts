import { AppError } from '@/lib/core/errors';

/** What is read; where there is no such thing (`not-found`), what `otherwise` gives instead. Other errors pass. */
export async function ifFound<Value, Other>(
  read: () => Promise<Value> | Value,
  otherwise: () => Other,
): Promise<Value | Other> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return otherwise();
    throw error;
  }
}
