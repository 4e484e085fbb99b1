import { AppError } from '@/lib/core/errors';
import { getDbConnection } from '@/lib/db/client';
import { hideSecrets } from '@/lib/runtime/hide-secrets';

/**
 * Runs one of our processes until SIGTERM or SIGINT asks it to end: `program` gets a signal that is aborted then, and
 * may finish what it is at. Closes the database and exits with 0, or, when it fails, with 1 and the reason in the log.
 */
export async function runUntilAsked(program: (args: { signal: AbortSignal }) => Promise<void>): Promise<void> {
  const abort = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => abort.abort());
  let exitCode = 0;
  try {
    await program({ signal: abort.signal });
    await getDbConnection().close();
  } catch (error) {
    if (!abort.signal.aborted) {
      exitCode = 1;
      console.error(`${new Date().toISOString()} ${hideSecrets(describeError(error))}`);
    }
  }
  process.exit(exitCode);
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error instanceof AppError ? error.message : error.stack;
  return error.cause === undefined ? `${own}` : `${own}\n  caused by ${describeError(error.cause)}`;
}
