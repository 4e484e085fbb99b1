import { AppError } from '@/lib/core/errors';
import { openWatching } from '@/lib/runtime/open-watching';
import { PROPOSE_HELP, readWatchOptions } from '@/lib/runtime/watch-options';
import { proposeEpoch } from '@/lib/watch/propose-epoch';

/** `npm run propose:epoch`: files the next epoch in the operator's place and proposes it with a bond. */
async function main(args: readonly string[]): Promise<void> {
  const options = readWatchOptions(args);
  if (!options) {
    console.log(PROPOSE_HELP);
    return;
  }
  const { mirror, writer, ...deps } = await openWatching(options);
  if (!mirror)
    throw new AppError('invalid-input', 'Give --mirror DIR: the receipts come from there, and the file goes there.');
  if (!writer && !options.dryRun) {
    throw new AppError('invalid-input', 'Set WATCHER_PRIVATE_KEY to the key that pays the bond, or give --dry-run.');
  }
  await proposeEpoch({ ...deps, writer, mirror });
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(`✗ ${error instanceof AppError ? error.message : error}`);
  process.exitCode = 1;
}
