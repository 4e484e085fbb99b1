import { isAddress, isHex, toHex } from 'viem';
import { z } from 'zod';
import { LOCAL_CHAIN_ID, LOCAL_ROLES, localAccount } from '@/lib/chain/local-accounts';
import { AppError } from '@/lib/core/errors';

/**
 * The one reader of process.env. Every field is read and validated when it is first used, so that a command needs
 * only the variables it touches; `npm start` sets them all for its children. The values never appear in a message.
 */

const address = z.custom<`0x${string}`>((value) => typeof value === 'string' && isAddress(value), 'an address, 0x…');
const privateKey = z.custom<`0x${string}`>(
  (value) => typeof value === 'string' && isHex(value) && value.length === 66,
  'a private key, 0x and 64 hexadecimal digits',
);
const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');
const seconds = z.coerce.number().int().nonnegative();
const whole = z
  .string()
  .regex(/^\d{1,15}$/, 'a whole number')
  .transform(Number);
const count = z.coerce.number().int().positive();

const isLocal = (): boolean => env.LOCAL_MODE;
const isLocalChain = (): boolean => env.CHAIN_ID === LOCAL_CHAIN_ID;

/** A default that holds in local mode only: elsewhere the variable must be given. */
function localOnly(value: () => string): () => string | undefined {
  return () => (isLocal() ? value() : undefined);
}

type Field<Value> = { parse: z.ZodType<Value>; fallback: () => string | undefined };
const field = <Value>(parse: z.ZodType<Value>, fallback: () => string | undefined = () => undefined): Field<Value> => ({
  parse,
  fallback,
});

const FIELDS = {
  /** True when `npm start` runs the chain itself: the development wallet and the faucet exist only then. */
  LOCAL_MODE: field(
    // The published keys are its defaults: on any other chain everybody could speak for the operator.
    flag.refine((local) => !local || isLocalChain(), `true is for chain ${LOCAL_CHAIN_ID} only`),
    () => 'false',
  ),
  /** Folder of everything `npm start` keeps. */
  DATA_DIR: field(z.string().min(1), () => '.tributary'),
  /** The base model that adapters are laid upon: a GGUF file of the llama architecture. */
  BASE_MODEL_FILE: field(z.string().min(1), () => 'assets/base-model/tributary-base.gguf'),
  DATABASE_URL: field(z.string().regex(/^postgres(ql)?:\/\//, 'a postgresql:// address')),
  DATABASE_POOL_SIZE: field(count, () => '10'),
  RPC_URL: field(z.string().regex(/^https?:\/\//, 'an http(s):// address')),
  CHAIN_ID: field(count, () => String(LOCAL_CHAIN_ID)),
  /** JSON of the contracts' addresses, where they are not among those that contracts-abi knows. */
  CONTRACT_ADDRESSES: field(z.string(), () => ''),
  /** The block the contracts were deployed in; empty: as contracts-abi knows it, else 0. */
  FIRST_BLOCK: field(z.union([z.literal(''), whole]), () => ''),
  /** Public address of the web application; sign-in messages are bound to it (EIP-4361). */
  APP_URL: field(
    z.url(),
    localOnly(() => 'http://localhost:3000'),
  ),
  /** Seals the session cookie: at least 32 characters. */
  SESSION_SECRET: field(z.string().min(32, 'at least 32 characters')),
  /** Bearer token of the scheduled API routes (indexing step by step). */
  CRON_SECRET: field(z.string().min(16, 'at least 16 characters')),
  /** Settles fees and proposes epochs; see the contracts for the worst it can do. */
  OPERATOR_PRIVATE_KEY: field(
    privateKey,
    localOnly(() => localPrivateKey(LOCAL_ROLES.operator)),
  ),
  /** Bonds challenges, and proposals in the operator's place; only the watcher uses it, which looks only without it. */
  WATCHER_PRIVATE_KEY: field(privateKey.or(z.literal('')), () => ''),
  /** Deploys the contracts and receives the token supply; only `npm start` and the local faucet use it. */
  DEPLOYER_PRIVATE_KEY: field(
    privateKey,
    localOnly(() => localPrivateKey(LOCAL_ROLES.deployer)),
  ),
  /** Resolves challenges and disputes in governance's place, until a vote names another. */
  GUARDIAN: field(
    address,
    localOnly(() => localAccount(LOCAL_ROLES.guardian).address),
  ),
  /** Seconds between an epoch's proposal and its finality, on a new deployment. */
  CHALLENGE_WINDOW_S: field(seconds, () => (isLocal() ? '60' : '86400')),
  /** Seconds between a withdrawal request and the withdrawal. */
  WITHDRAWAL_DELAY_S: field(seconds, () => (isLocal() ? '120' : '86400')),
  /** Seconds between two settlements that nobody asked for. A fee that waiting could lose is settled at once. */
  SETTLE_EVERY_S: field(seconds, () => (isLocal() ? '300' : '3600')),
  /** Milliseconds between two looks at the chain's head. */
  INDEXER_POLL_MS: field(count, () => (isLocal() ? '250' : '2000')),
  /** An S3-compatible store; without S3_BUCKET the bytes are kept in DATA_DIR. */
  S3_ENDPOINT: field(z.string(), () => ''),
  S3_REGION: field(z.string(), () => 'us-east-1'),
  S3_BUCKET: field(z.string(), () => ''),
  S3_ACCESS_KEY_ID: field(z.string(), () => ''),
  S3_SECRET_ACCESS_KEY: field(z.string(), () => ''),
} satisfies Record<string, Field<unknown>>;

type FieldName = keyof typeof FIELDS;

/** The typed environment: reading a field that is missing or malformed throws `invalid-input` naming the variable. */
export type Env = { readonly [Name in FieldName]: z.output<(typeof FIELDS)[Name]['parse']> };

const NAMES = Object.keys(FIELDS) as FieldName[];

export const env: Env = Object.defineProperties(
  {},
  Object.fromEntries(NAMES.map((name) => [name, { enumerable: true, get: () => read(name) }])),
) as Env;

/** Whether a variable is given, as against left to its default. */
export function isSet(name: FieldName): boolean {
  const given = process.env[name];
  return given !== undefined && given !== '';
}

/** Where the contracts are known already, nobody needs these. */
const FOR_DEPLOYMENT: readonly FieldName[] = ['DEPLOYER_PRIVATE_KEY', 'GUARDIAN'];

/**
 * Names of the variables that are missing or malformed, each with what is wanted: of all that a start needs, unless
 * `names` says which. Never a value.
 */
export function findEnvProblems(
  names: readonly FieldName[] = NAMES.filter((name) => isSet(name) || !FOR_DEPLOYMENT.includes(name)),
): string[] {
  return names.flatMap((name) => {
    try {
      read(name);
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  });
}

function read<Name extends FieldName>(name: Name): unknown {
  const { parse, fallback } = FIELDS[name];
  const raw = isSet(name) ? process.env[name] : fallback();
  if (raw === undefined) {
    throw new AppError('invalid-input', `The environment variable ${name} is not set. Set it, or use \`npm start\`.`);
  }
  const parsed = parse.safeParse(raw);
  if (parsed.success) return parsed.data;
  const wanted = parsed.error.issues.map((issue) => issue.message).join('; ');
  throw new AppError('invalid-input', `The environment variable ${name} is not usable (${wanted}). Correct it.`);
}

function localPrivateKey(index: number): string {
  const key = localAccount(index).getHdKey().privateKey;
  if (!key) throw new AppError('internal', `The local account ${index} has no private key.`);
  return toHex(key);
}
