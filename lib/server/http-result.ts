import { httpStatus } from '@/lib/core/errors';
import { describeError } from '@/lib/server/describe-error';
import { retryAfter } from '@/lib/server/retry-after';
import { tellPage } from '@/lib/server/say-to-page';

/**
 * Runs the body of an API route: its value as JSON with `status`, or, when it throws, `{error: {code, message,
 * details}}` with the status of the code and, where that is known, when to come back. A body may return a Response of
 * its own.
 */
export async function toJsonResponse(
  body: () => Promise<unknown>,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Promise<Response> {
  try {
    const value = await body();
    if (value instanceof Response) return value;
    return Response.json(value, { status, headers: { 'cache-control': 'no-store', ...headers } });
  } catch (error) {
    const described = await tellPage(describeError(error));
    return Response.json(
      { error: described },
      {
        status: httpStatus(described.code),
        headers: { 'cache-control': 'no-store', ...retryAfter(described.details) },
      },
    );
  }
}
