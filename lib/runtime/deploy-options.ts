import { parseArgs } from 'node:util';
import { type Address, isAddress, zeroAddress } from 'viem';
import { AppError } from '@/lib/core/errors';

/** What `npm run deploy` was asked for; null stands for the default, which depends on the keys at hand. */
export type DeployOptions = {
  /** Empty: RPC_URL. May carry a key, and is never shown. */
  readonly rpc: string;
  readonly operator: Address | null;
  /** The zero address: nobody, so that votes alone resolve challenges. */
  readonly guardian: Address | null;
  readonly recipient: Address | null;
  readonly challengeWindowS: number;
  readonly withdrawalDelayS: number;
  /** Folder of the records; null for the one of contracts-abi. */
  readonly records: string | null;
  readonly anew: boolean;
};

export const DEPLOY_HELP = `npm run deploy -- --rpc URL [options]

Deploys the contracts to the EVM chain of that node and records where they are. The key of the account that pays for it
is DEPLOYER_PRIVATE_KEY in the environment. Cut off, the same command goes on where it stopped.

  --rpc URL               the node (default RPC_URL); neither it nor the key is ever shown
  --operator 0x…          settles fees and proposes epochs (default: OPERATOR_PRIVATE_KEY's account, else the deployer)
  --guardian 0x…|none     resolves challenges until a vote names another; none: votes alone do (default: GUARDIAN, else
                          the deployer)
  --recipient 0x…         receives the whole supply of OPEN (default: the deployer)
  --challenge-window S    seconds in which a proposed epoch can be challenged: 3600 to 2592000 (default 86400)
  --withdrawal-delay S    seconds between announcing a withdrawal and its payment, for good: 3600 to 2592000
                          (default 86400)
  --records DIR           where the record is written (default contracts-abi/deployments)
  --anew                  deploy once more where a deployment is recorded, and replace the record
  --help                  this text`;

const SHORTEST_S = 3_600;
const LONGEST_S = 30 * 86_400;

/** Reads the command line; null when help was asked for. Throws `invalid-input` naming what was not understood. */
export function readDeployOptions(args: readonly string[]): DeployOptions | null {
  const values = parse(args);
  if (values.help) return null;
  return {
    rpc: readUrl(values.rpc ?? ''),
    operator: readAddress('--operator', values.operator),
    guardian: values.guardian === 'none' ? zeroAddress : readAddress('--guardian', values.guardian),
    recipient: readAddress('--recipient', values.recipient),
    challengeWindowS: readSeconds('--challenge-window', values['challenge-window']),
    withdrawalDelayS: readSeconds('--withdrawal-delay', values['withdrawal-delay']),
    records: values.records ?? null,
    anew: values.anew ?? false,
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
        operator: text,
        guardian: text,
        recipient: text,
        'challenge-window': text,
        'withdrawal-delay': text,
        records: text,
        anew: flag,
        help: flag,
      },
    }).values;
  } catch (cause) {
    const said = cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : '';
    throw new AppError('invalid-input', `${said}. \`npm run deploy -- --help\` lists what there is.`, { cause });
  }
}

// Its text is not repeated: it may carry a key.
function readUrl(text: string): string {
  if (text === '' || (/^https?:\/\//.test(text) && URL.canParse(text))) return text;
  throw new AppError('invalid-input', 'What --rpc gives is not an address like https://node.example.');
}

function readAddress(name: string, text: string | undefined): Address | null {
  if (text === undefined) return null;
  if (isAddress(text) && text !== zeroAddress) return text;
  throw new AppError(
    'invalid-input',
    `${name} is "${text.slice(0, 44)}"; give an account's address, 0x and 40 digits.`,
  );
}

function readSeconds(name: string, text = '86400'): number {
  const seconds = Number(text);
  if (/^\d{1,7}$/.test(text) && seconds >= SHORTEST_S && seconds <= LONGEST_S) return seconds;
  throw new AppError(
    'invalid-input',
    `${name} is "${text.slice(0, 20)}"; give seconds, ${SHORTEST_S} to ${LONGEST_S}.`,
  );
}
