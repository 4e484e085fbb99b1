import { AppError } from '@/lib/core/errors';

/** A value, or that it took too long to find. For a page that shows the rest all the same, and says so in its place. */
export async function orTimeout<Value>(value: Promise<Value>): Promise<Value | AppError> {
  try {
    return await value;
  } catch (error) {
    if (error instanceof AppError && error.code === 'timeout') return error;
    throw error;
  }
}
