import { AppError } from '@/lib/core/errors';

/** What a page reads; null where there is no such thing (`not-found`). Other errors pass. */
export async function orNull<Value>(value: Promise<Value>): Promise<Value | null> {
  try {
    return await value;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null;
    throw error;
  }
}
