import { parseArgs } from 'node:util';
import { AppError } from '@/lib/core/errors';

/** Where `npm run watch:epochs` and `npm run propose:epoch` read from, and what they may do. */
export type WatchOptions = {
  /** The node that the chain is asked at. */
  readonly rpc: string;
  /** Where published files are fetched, in turn; each is hashed again. */
  readonly sites: readonly string[];
  /** Folder that keeps what was published; empty for none. */
  readonly mirror: string;
  /** JSON of the contracts' addresses; empty for a chain that contracts-abi knows. */
  readonly contracts: string;
  /** The block to read events from; null for the one the deployment began in. */
  readonly fromBlock: bigint | null;
  readonly everyS: number;
  readonly once: boolean;
  readonly dryRun: boolean;
  readonly train: boolean;
};

const COMMON = `  --rpc URL         the node to ask: your own, to believe nobody (default: the first site's /api/rpc)
  --site URL        a site that serves published files; several are asked in turn (default http://localhost:3000)`;
const OTHERS = `  --contracts JSON  the contracts' addresses, for a chain that this copy does not know
  --from-block N    the block the contracts were deployed in (default: what this copy knows, else 0)
  --help            this text`;

export const WATCH_HELP = `npm run watch:epochs -- [options]

Verifies each proposed epoch in its window from published inputs alone, and challenges a wrong one with a bond of the
account of WATCHER_PRIVATE_KEY. Without that key it only looks.

${COMMON}
  --mirror DIR      keep what is published in this folder: files stay checkable when a site is gone
  --every SECONDS   between two looks (default 15)
  --once            look once, and say by the exit code what came of it
  --dry-run         challenge nothing
  --train           train the models again too
${OTHERS}

Exit code of --once: 0 nothing is wrong · 1 a proposal is wrong · 2 it could not be looked at · 3 something is not to be had yet.`;

export const PROPOSE_HELP = `npm run propose:epoch -- --mirror DIR [options]

In the operator's place, once it has proposed nothing for its timeout while fees wait: builds the file of the next epoch
from what the vault charged and the receipts in the mirror, and proposes it with a bond of the account of
WATCHER_PRIVATE_KEY. The mirror then holds what anybody needs to check it; it can be served as a deployment's files.

${COMMON}
  --mirror DIR      the folder that npm run watch:epochs has kept
  --dry-run         build the file, propose nothing
${OTHERS}`;

/** Reads the command line; null when help was asked for. Throws `invalid-input` naming what was not understood. */
export function readWatchOptions(args: readonly string[]): WatchOptions | null {
  const values = parse(args);
  if (values.help) return null;
  const sites = (values.site ?? ['http://localhost:3000']).map((site) => readUrl('--site', site));
  return {
    rpc: values.rpc === undefined ? `${sites[0]}/api/rpc` : readUrl('--rpc', values.rpc),
    sites,
    mirror: values.mirror ?? '',
    contracts: values.contracts ?? '',
    fromBlock: values['from-block'] === undefined ? null : BigInt(readWhole('--from-block', values['from-block'])),
    everyS: Math.max(1, readWhole('--every', values.every ?? '15')),
    once: values.once ?? false,
    dryRun: values['dry-run'] ?? false,
    train: values.train ?? false,
  };
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean' } as const;
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        rpc: text,
        site: { type: 'string', multiple: true },
        mirror: text,
        contracts: text,
        'from-block': text,
        every: text,
        once: flag,
        'dry-run': flag,
        train: flag,
        help: flag,
      },
    }).values;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'not understood';
    throw new AppError('invalid-input', `${why} See --help.`, { cause });
  }
}

function readWhole(name: string, text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new AppError('invalid-input', `${name} is "${text}"; give a whole number.`);
}

function readUrl(name: string, text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text.replace(/\/+$/, '');
  throw new AppError('invalid-input', `${name} is "${text}"; give an address like http://localhost:3000.`);
}
