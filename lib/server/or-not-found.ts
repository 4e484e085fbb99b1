import { notFound } from 'next/navigation';
import { AppError } from '@/lib/core/errors';

/** What a page reads; where there is no such thing (`not-found`), Next's not-found page instead. Other errors pass. */
export async function orNotFound<Value>(read: () => Promise<Value> | Value): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
}
