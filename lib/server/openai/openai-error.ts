import { type ErrorCode, type ErrorDetails, httpStatus } from '@/lib/core/errors';
import { describeError } from '@/lib/server/describe-error';
import { retryAfter } from '@/lib/server/retry-after';

/** An error as OpenAI's clients read it. */
export type OpenAiError = {
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly param: string | null;
    readonly code: string | null;
  };
};

const KINDS: Record<ErrorCode, { type: string; code: string | null; status?: number }> = {
  'invalid-input': { type: 'invalid_request_error', code: null },
  'not-signed-in': { type: 'authentication_error', code: 'invalid_api_key' },
  'insufficient-funds': { type: 'insufficient_quota', code: 'insufficient_funds' },
  'cap-reached': { type: 'insufficient_quota', code: 'budget_reached' },
  forbidden: { type: 'permission_error', code: 'forbidden' },
  'not-found': { type: 'invalid_request_error', code: 'model_not_found' },
  conflict: { type: 'invalid_request_error', code: 'idempotency_key_reused' },
  // What OpenAI answers for a model that is no more.
  'model-retired': { type: 'invalid_request_error', code: 'model_not_found', status: 404 },
  'too-large': { type: 'invalid_request_error', code: 'too_large' },
  'content-mismatch': { type: 'server_error', code: 'content_mismatch' },
  'rate-limited': { type: 'rate_limit_error', code: 'rate_limit_exceeded' },
  'not-ready': { type: 'server_error', code: 'not_ready' },
  'chain-unavailable': { type: 'server_error', code: 'chain_unavailable' },
  'storage-unavailable': { type: 'server_error', code: 'storage_unavailable' },
  timeout: { type: 'server_error', code: 'timeout' },
  internal: { type: 'server_error', code: 'internal_error' },
};

/** What failed, as a body. Unknown errors are logged under a reference and told as a generic sentence. */
export function toOpenAiError(error: unknown): { status: number; headers: Record<string, string>; body: OpenAiError } {
  const { code, message, details } = describeError(error);
  const kind = KINDS[code];
  const param = code === 'invalid-input' || code === 'not-found' ? fieldOf(details) : null;
  const tooLong = code === 'invalid-input' && details.tooLong === true;
  return {
    status: kind.status ?? httpStatus(code),
    headers: retryHeaders(code, details),
    body: { error: { message, type: kind.type, param, code: tooLong ? 'context_length_exceeded' : kind.code } },
  };
}

function fieldOf({ field }: ErrorDetails): string | null {
  return typeof field === 'string' && field !== '' ? field : null;
}

/** When to come back; and that a key used for another question stays so, which clients would send again as it is. */
function retryHeaders(code: ErrorCode, details: ErrorDetails): Record<string, string> {
  switch (code) {
    case 'rate-limited':
      return { 'retry-after': '5', ...retryAfter(details) };
    case 'not-ready':
      return { 'retry-after': '2' };
    case 'conflict':
      return { 'x-should-retry': 'false' };
    default:
      return {};
  }
}
