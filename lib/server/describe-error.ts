import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AppError, type ErrorCode, type ErrorDetails } from '@/lib/core/errors';

/** An error as a user may see it. */
export type DescribedError = { code: ErrorCode; message: string; details: ErrorDetails };

/**
 * The words for an error that reached the border of the server. An AppError speaks for itself, a ZodError names the
 * first field that does not fit; anything else is logged in full under a reference, and only the reference is shown.
 */
export function describeError(error: unknown): DescribedError {
  if (error instanceof AppError && error.code !== 'internal') {
    return { code: error.code, message: error.message, details: error.details };
  }
  if (error instanceof z.ZodError) return describeZodError(error);
  const reference = randomUUID().slice(0, 8);
  console.error(`[${reference}]`, error);
  return {
    code: 'internal',
    message: `Something went wrong on our side. Try again; if it stays, report it with the reference ${reference}.`,
    details: { reference },
  };
}

function describeZodError(error: z.ZodError): DescribedError {
  const fields = error.issues.map((issue) => {
    const path = issue.path.join('.');
    return path === '' ? issue.message : `${path}: ${issue.message}`;
  });
  return {
    code: 'invalid-input',
    message: `What was sent does not fit. ${fields[0] ?? ''} Correct it and send it again.`.replace('  ', ' '),
    details: { fields },
  };
}
