import { env } from '@/lib/env';

/** Where this site is, as commands and programs outside it name it: "https://example.org", without a slash at the end. */
export function readOrigin(): string {
  return new URL(env.APP_URL).origin;
}
