import type { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { issueWords } from '@/lib/server/issue-words';

/** Parses what came from outside. Throws `invalid-input` naming the first thing that is wrong, and where. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input, { error: issueWords });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') ?? '';
  throw new AppError(
    'invalid-input',
    issue ? `${where ? `${where}: ` : ''}${issue.message}` : 'The input is not valid.',
    {
      details: { field: where },
    },
  );
}
