import { parseArgs } from 'node:util';
import { AppError } from '@/lib/core/errors';

/** What was asked for on the command line. */
export type StartOptions = {
  readonly dev: boolean;
  readonly demo: 'default' | 'on' | 'off';
  /** Publish the base model on a chain of others too, where it costs gas: on the local chain that comes by itself. */
  readonly publishBase: boolean;
  readonly reset: boolean;
  readonly help: boolean;
  /** False: the database and the chain only, for tests and for running the other processes by hand. */
  readonly app: boolean;
  readonly host: string;
  readonly port: number;
};

export const HELP = `npm start -- [options]

  --port N       port of the web application (default 3000, or PORT)
  --host H       address to listen on (default 127.0.0.1; 0.0.0.0 for the whole network)
  --no-demo      start empty; --demo plays the demo economy later
  --publish-base with RPC_URL: publish the base model too (by OPERATOR_PRIVATE_KEY and DEPLOYER_PRIVATE_KEY, once)
  --reset        delete the local data first and start anew
  --dev          reload on changes (the same as npm run dev)
  --no-app       database and chain only
  --help         this text

Environment: DATABASE_URL, RPC_URL (with OPERATOR_PRIVATE_KEY, and CONTRACT_ADDRESSES where npm run deploy has not
recorded them) and S3_* replace the embedded parts; DATA_DIR is where local data live (default .tributary).`;

/** Reads the command line; `envPort` is PORT. Throws `invalid-input` naming what was not understood. */
export function readOptions({ args, envPort }: { args: readonly string[]; envPort: string | undefined }): StartOptions {
  const { values } = parse(args);
  if (values.demo === true && values['no-demo'] === true) {
    throw new AppError('invalid-input', 'Give --demo or --no-demo, not both.');
  }
  return {
    dev: values.dev ?? false,
    demo: values.demo ? 'on' : values['no-demo'] ? 'off' : 'default',
    publishBase: values['publish-base'] ?? false,
    reset: values.reset ?? false,
    help: values.help ?? false,
    app: !values['no-app'],
    host: values.host ?? '127.0.0.1',
    port: readPort(values.port ?? (envPort || '3000')),
  };
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean' } as const;
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        dev: flag,
        demo: flag,
        'no-demo': flag,
        'publish-base': flag,
        reset: flag,
        help: flag,
        'no-app': flag,
        host: text,
        port: text,
      },
    });
  } catch (cause) {
    const said = cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : '';
    throw new AppError('invalid-input', `${said}. \`npm start -- --help\` lists what there is.`, { cause });
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new AppError('invalid-input', `"${text.slice(0, 20)}" is not a port. Give a whole number from 1 to 65535.`);
}
