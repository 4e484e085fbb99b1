import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { ifReached } from '@/lib/server/if-reached';

describe('ifReached', () => {
  it('does without what the chain does not answer, and without nothing else', async () => {
    expect(await ifReached(Promise.resolve(7))).toBe(7);
    expect(await ifReached(Promise.reject(new AppError('chain-unavailable', 'away')))).toBeNull();
    await expect(ifReached(Promise.reject(new AppError('not-found', 'nothing')))).rejects.toThrow('nothing');
  });
});
