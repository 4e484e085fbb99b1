import { AppError } from '@/lib/core/errors';

/** What the chain answers. Throws `chain-unavailable` where it does not. */
export async function reachChain<Value>(ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask();
  } catch (cause) {
    throw new AppError('chain-unavailable', 'The chain does not answer just now. Try again in a moment.', { cause });
  }
}
