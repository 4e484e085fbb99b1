import { unstable_rethrow } from 'next/navigation';
import type { ErrorCode, ErrorDetails } from '@/lib/core/errors';
import { describeError } from '@/lib/server/describe-error';
import { tellPage } from '@/lib/server/say-to-page';

/** What a server action answers: the value, or an error fit for a user. */
export type ActionResult<Value> =
  | { ok: true; value: Value }
  | { ok: false; error: { code: ErrorCode; message: string; details: ErrorDetails } };

/**
 * Runs the body of a server action. An AppError becomes `{ok: false}` with its own words, in the reader's language;
 * anything else is logged in full and answered with a generic sentence and a reference. Redirects and not-found pass
 * through to Next.
 */
export async function toActionResult<Value>(body: () => Promise<Value>): Promise<ActionResult<Value>> {
  try {
    return { ok: true, value: await body() };
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, error: await tellPage(describeError(error)) };
  }
}
