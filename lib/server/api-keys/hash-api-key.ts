import { createHash } from 'node:crypto';

/** What a bearer key begins with, so that it is recognised when it leaks. */
export const API_KEY_PREFIX = 'trb_';

/** SHA-256 of a bearer key in hexadecimal: all the database keeps of it. The key has 256 random bits, so no salt is needed. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
