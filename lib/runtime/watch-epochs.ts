import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import { AppError } from '@/lib/core/errors';
import { PROTOCOL_PARAMETERS } from '@/lib/core/protocol-names';
import { openWatching } from '@/lib/runtime/open-watching';
import { readWatchOptions, WATCH_HELP } from '@/lib/runtime/watch-options';
import { inOpen } from '@/lib/watch/judge-report';
import { findLack } from '@/lib/watch/send-bonded';
import { type Look, openWatcher, type WatchDependencies, watchEpochs } from '@/lib/watch/watch-epochs';

const EXIT_CODES: Readonly<Record<Look['kind'], number>> = { idle: 0, right: 0, wrong: 1, failed: 2, waiting: 3 };

/** `npm run watch:epochs`: verifies what is proposed and challenges what is wrong, until it is ended. */
async function main(args: readonly string[]): Promise<number> {
  const options = readWatchOptions(args);
  if (!options) {
    console.log(WATCH_HELP);
    return 0;
  }
  const deps = await openWatching(options);
  await tellMeans(deps);
  const watcher = openWatcher(deps);
  if (options.once) return EXIT_CODES[(await watcher.look()).kind];
  const ended = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());
  deps.tell(
    `Watching ${deps.addresses.rewardDistributor} every ${options.everyS} s, files from ${deps.sites.join(', ')}.`,
  );
  await watchEpochs(watcher, { everyMs: options.everyS * 1000, signal: ended.signal });
  return 0;
}

/** Says at once whether a challenge could be paid for, not only when one is due. */
async function tellMeans({ reader, writer, addresses, tell }: WatchDependencies): Promise<void> {
  if (!writer) {
    tell('No WATCHER_PRIVATE_KEY, or --dry-run: this watcher only looks, and challenges nothing.');
    return;
  }
  const least = await reader.readContract({
    address: addresses.protocolParameters,
    abi: protocolParametersAbi,
    functionName: 'valueOf',
    args: [PROTOCOL_PARAMETERS.indexOf('minimumBond')],
  });
  const lack = await findLack({ reader, writer, addresses }, least);
  tell(
    lack
      ? `This watcher could NOT challenge: ${lack}.`
      : `Bonds are paid by ${writer.account.address}; the least is ${inOpen(least)}.`,
  );
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`✗ ${error instanceof AppError ? error.message : error}`);
  process.exitCode = EXIT_CODES.failed;
}
