import { AppError } from '@/lib/core/errors';

/** A value that needs the chain; null while it does not answer. For what a page can do without. */
export async function ifReached<Value>(value: Promise<Value>): Promise<Value | null> {
  try {
    return await value;
  } catch (error) {
    if (error instanceof AppError && error.code === 'chain-unavailable') return null;
    throw error;
  }
}
