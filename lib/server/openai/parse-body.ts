import type { z } from 'zod';
import { AppError } from '@/lib/core/errors';

/** Parses a body. Throws `invalid-input` with the parameter that is wrong as `details.field`. */
export function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (!issue || typeof body !== 'object' || body === null) {
    throw new AppError('invalid-input', 'Send a JSON object as the body.');
  }
  if (issue.code === 'unrecognized_keys') {
    const name = [...issue.path, issue.keys[0]].join('.');
    throw new AppError('invalid-input', `The parameter ${name} is not supported. Leave it out.`, {
      details: { field: name },
    });
  }
  const field = issue.path.join('.');
  const [top] = issue.path;
  const missing = issue.path.length === 1 && !(String(top) in body);
  const message = missing ? `The parameter ${field} is missing. ${issue.message}` : `${field}: ${issue.message}`;
  throw new AppError('invalid-input', message, { details: { field } });
}
