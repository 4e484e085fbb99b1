import { parseArgs } from 'node:util';
import { AppError } from '@/lib/core/errors';

/** What `npm run verify` was asked to check, and from where. */
export type VerifyOptions = {
  readonly what: { readonly kind: 'epoch'; readonly epoch: number } | { readonly kind: 'receipt'; readonly id: string };
  /** Where published files are fetched; each is hashed again. */
  readonly url: string;
  /** The node that the chain is asked at. */
  readonly rpc: string;
  /** JSON of the contracts' addresses; empty for a chain that contracts-abi knows. */
  readonly contracts: string;
  /** The block to read events from; null: where the deployment began, as this copy knows it. */
  readonly fromBlock: bigint | null;
  readonly train: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
};

export const VERIFY_HELP = `npm run verify -- --epoch N | --receipt ID [options]

Recomputes an epoch or a receipt from published inputs alone: the chain's events and files that are hashed again.

  --url URL         the site that serves the published files (default http://localhost:3000)
  --rpc URL         the node to ask (default: the site's /api/rpc; give your own to believe the site in nothing)
  --contracts JSON  the contracts' addresses, for a chain that this copy does not know
  --from-block N    the block the contracts were deployed in (default: as this copy knows it, else 0)
  --train           train the models again too, and compare the weights byte for byte
  --quiet           say only what differs or cannot be checked, and the result
  --json            the whole report as JSON
  --help            this text

Exit code: 0 all agrees · 1 something differs · 2 the check could not run · 3 what can be checked agrees, something cannot.`;

/** Reads the command line; null when help was asked for. Throws `invalid-input` naming what was not understood. */
export function readVerifyOptions(args: readonly string[]): VerifyOptions | null {
  const values = parse(args);
  if (values.help) return null;
  const url = readUrl('--url', values.url ?? 'http://localhost:3000');
  return {
    what: readWhat(values),
    url,
    rpc: values.rpc === undefined ? `${url}/api/rpc` : readUrl('--rpc', values.rpc),
    contracts: values.contracts ?? '',
    fromBlock: values['from-block'] === undefined ? null : BigInt(readWhole('--from-block', values['from-block'])),
    train: values.train ?? false,
    json: values.json ?? false,
    quiet: values.quiet ?? false,
  };
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean' } as const;
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        epoch: text,
        receipt: text,
        url: text,
        rpc: text,
        contracts: text,
        'from-block': text,
        train: flag,
        json: flag,
        quiet: flag,
        help: flag,
      },
    }).values;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'not understood';
    throw new AppError('invalid-input', `${why} See npm run verify -- --help.`, { cause });
  }
}

function readWhat({ epoch, receipt }: { epoch?: string; receipt?: string }): VerifyOptions['what'] {
  if ((epoch === undefined) === (receipt === undefined)) {
    throw new AppError('invalid-input', 'Give --epoch N or --receipt ID, one of them. See npm run verify -- --help.');
  }
  if (receipt !== undefined) {
    if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(receipt)) {
      return { kind: 'receipt', id: receipt.toLowerCase() };
    }
    throw new AppError('invalid-input', `"${receipt}" is no receipt's id. It is in the address of the receipt's page.`);
  }
  return { kind: 'epoch', epoch: readWhole('--epoch', epoch ?? '') };
}

function readWhole(name: string, text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new AppError('invalid-input', `${name} is "${text}"; give a whole number.`);
}

function readUrl(name: string, text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text.replace(/\/+$/, '');
  throw new AppError('invalid-input', `${name} is "${text}"; give an address like http://localhost:3000.`);
}
