import { AppError } from '@/lib/core/errors';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Free some space and start again; what was saved before is kept.',
  EDQUOT: 'Your disk quota is used up. Free some space and start again; what was saved before is kept.',
  EROFS: 'The file system is read-only. Set DATA_DIR to a folder that can be written.',
  EMFILE: 'Too many files are open. Raise the limit (ulimit -n) and start again.',
  ENOMEM: 'There is not enough memory. Close other programs and start again.',
};

/** One line for a person: what failed and what to do. Null when it is not one of the failures that are expected. */
export function explainFailure(error: unknown): string | null {
  const [code, path] = systemError(error);
  if (code === 'EACCES' || code === 'EPERM') {
    return `No permission${path ? ` for ${path}` : ''}. Correct its owner or mode, or set DATA_DIR to a folder of your own.`;
  }
  if (code === 'ENOTDIR') return `${path ?? 'A path'} is not inside a folder. Set DATA_DIR to a folder of your own.`;
  const known = code === null ? undefined : REASONS[code];
  if (known) return known;
  if (!(error instanceof AppError)) return null;
  // A program that we ran says in its own words that the disk is full.
  const output = typeof error.details.output === 'string' ? error.details.output : '';
  if (/No space left on device|ENOSPC/.test(output)) return REASONS.ENOSPC ?? null;
  if (/Permission denied|EACCES/.test(output)) return `${error.message} It had no permission: ${lastLine(output)}`;
  return output === '' ? error.message : `${error.message} ${lastLine(output)}`;
}

function systemError(error: unknown): [string | null, string | null] {
  if (!(error instanceof Error)) return [null, null];
  if ('syscall' in error && 'code' in error && typeof error.code === 'string') {
    return [error.code, 'path' in error && typeof error.path === 'string' ? error.path : null];
  }
  return error.cause === undefined ? [null, null] : systemError(error.cause);
}

function lastLine(output: string): string {
  return output.trimEnd().split('\n').at(-1)?.trim() ?? '';
}
