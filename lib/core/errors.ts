/**
 * The one error type of the project. Wrapped once, at the boundary; `message` is fit for a user:
 * what failed, with the value, then what to do. Never a secret, never an RPC URL.
 */

/** What went wrong, classed by what the caller does about it. */
export type ErrorCode =
  // fix the input
  | 'invalid-input'
  | 'not-signed-in'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'content-mismatch'
  | 'insufficient-funds'
  | 'cap-reached'
  | 'model-retired'
  | 'rate-limited'
  // retry
  | 'not-ready'
  | 'chain-unavailable'
  | 'storage-unavailable'
  | 'timeout'
  // report a bug
  | 'internal';

export type ErrorDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details ?? {};
  }
}

const HTTP_STATUS: Record<ErrorCode, number> = {
  'invalid-input': 400,
  'not-signed-in': 401,
  'insufficient-funds': 402,
  'cap-reached': 402,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'model-retired': 410,
  'too-large': 413,
  'content-mismatch': 422,
  'rate-limited': 429,
  internal: 500,
  'not-ready': 503,
  'chain-unavailable': 503,
  'storage-unavailable': 503,
  timeout: 504,
};

/** The HTTP status (RFC 9110) an error code is answered with. */
export function httpStatus(code: ErrorCode): number {
  return HTTP_STATUS[code];
}
