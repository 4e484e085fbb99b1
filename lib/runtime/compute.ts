import { join } from 'node:path';
import { privateKeyToAccount } from 'viem/accounts';
import { openSite } from '@/lib/compute/site-client';
import { workForSite } from '@/lib/compute/work-for-site';
import { AppError } from '@/lib/core/errors';
import { env } from '@/lib/env';
import { COMPUTE_HELP, readComputeOptions } from '@/lib/runtime/compute-options';

const BEAT_MS = 10_000;

/** `npm run compute`: computes training jobs of a site until it is ended. */
async function main(args: readonly string[]): Promise<void> {
  const options = readComputeOptions(args);
  if (!options) return console.log(COMPUTE_HELP);
  const key = env.COMPUTE_PRIVATE_KEY;
  if (key === '') {
    throw new AppError(
      'invalid-input',
      'COMPUTE_PRIVATE_KEY is not set. Give the private key of the account to be paid.',
    );
  }
  const ended = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());
  const tell = (line: string) => console.log(`${new Date().toISOString()}  ${line}`);
  const site = await openSite({ site: options.site, account: privateKeyToAccount(key) });
  tell(`Computing for ${options.site} as ${site.account}. Waiting for a job.`);
  const folder = join(env.DATA_DIR, 'compute', site.account);
  const delivered = await workForSite(
    { site, folder, tell, beatMs: BEAT_MS },
    { everyMs: options.everyS * 1000, once: options.once, signal: ended.signal },
  );
  tell(`Ended. ${delivered} ${delivered === 1 ? 'result' : 'results'} delivered.`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(`✗ ${error instanceof AppError ? error.message : error}`);
  process.exitCode = 1;
}
