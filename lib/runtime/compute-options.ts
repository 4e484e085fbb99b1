import { parseArgs } from 'node:util';
import { AppError } from '@/lib/core/errors';

/** What `npm run compute` was asked for. */
export type ComputeOptions = {
  readonly site: string;
  readonly once: boolean;
  readonly everyS: number;
};

export const COMPUTE_HELP = `npm run compute -- [options]

Takes training jobs of a site, computes them on this machine, and delivers them signed by the account of
COMPUTE_PRIVATE_KEY, which the compute part of the model's fees is then paid to. A result counts when another account
comes to the same one. The key only signs; it needs no money.

  --site URL        the site that lends jobs (default http://localhost:3000)
  --once            compute one job, then end
  --every SECONDS   between two questions for a job (default 10)
  --help            this text

Checkpoints are kept in DATA_DIR/compute (default .tributary/compute): ended in the middle, the same command goes on.`;

/** Reads the command line; null when help was asked for. Throws `invalid-input` naming what was not understood. */
export function readComputeOptions(args: readonly string[]): ComputeOptions | null {
  const values = parse(args);
  if (values.help) return null;
  const site = values.site ?? 'http://localhost:3000';
  if (!/^https?:\/\//.test(site) || !URL.canParse(site)) {
    throw new AppError('invalid-input', `--site is "${site}"; give an address like http://localhost:3000.`);
  }
  const every = values.every ?? '10';
  if (!/^\d{1,6}$/.test(every)) throw new AppError('invalid-input', `--every is "${every}"; give a whole number.`);
  return { site: site.replace(/\/+$/, ''), once: values.once ?? false, everyS: Math.max(1, Number(every)) };
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean' } as const;
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { site: text, once: flag, every: text, help: flag } }).values;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'not understood';
    throw new AppError('invalid-input', `${why} See --help.`, { cause });
  }
}
