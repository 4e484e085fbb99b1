import { availableParallelism } from 'node:os';
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

const isEmbedded = (): boolean => env.ENGINE === 'embedded';
/** A default of what only another engine's server needs. */
const nothingWhereEmbedded = (): string | undefined => (isEmbedded() ? '' : undefined);
const generationsAtOnce = (): string => String(isEmbedded() ? availableParallelism() : 32);
const adaptersFolder = (): string => env.ENGINE_ADAPTERS_FOLDER;

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
  /** How many proxies stand before the site, each of which adds to X-Forwarded-For (docs/deployment.md). */
  TRUSTED_PROXIES: field(whole, () => '0'),
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
  /** Computes training runs for sites that lend them; only `npm run compute` uses it. */
  COMPUTE_PRIVATE_KEY: field(privateKey.or(z.literal('')), () => ''),
  /** Seconds that a run which anyone may compute waits for a provider before the operator's worker computes it. */
  COMPUTE_WAIT_S: field(seconds, () => '60'),
  /** OpenBLAS's library, or `system`, to train faster where nobody repeats a run; empty: the same bits everywhere. */
  OPENBLAS_LIBRARY: field(z.string(), () => ''),
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
  /** What writes the answers: llama.cpp here, or another server (docs/engines.md). */
  ENGINE: field(z.enum(['embedded', 'vllm', 'sglang', 'lorax', 'openai']), () => 'embedded'),
  /** Where the engine listens; `npm start` chooses a port of this machine for the embedded one. */
  ENGINE_URL: field(z.string().regex(/^(https?:\/\/.+)?$/, 'an http(s):// address'), nothingWhereEmbedded),
  /** Bearer token of this site's own engine: at least 16 characters. */
  ENGINE_SECRET: field(z.string().min(16, 'at least 16 characters')),
  /** Of another server, sent as a bearer token. */
  ENGINE_API_KEY: field(z.string(), () => ''),
  /** The base's name on another server. */
  ENGINE_MODEL: field(z.string(), nothingWhereEmbedded),
  /** A folder into which adapters are written as PEFT, and the same folder as another server sees it. */
  ENGINE_ADAPTERS_FOLDER: field(z.string(), () => ''),
  ENGINE_ADAPTERS_PATH: field(z.string(), adaptersFolder),
  /** Answers written at once: on one thread each where it is embedded. */
  ENGINE_AT_ONCE: field(count, generationsAtOnce),
  /** Questions that may wait, together and of one account. The next gets 429 and when to come back. */
  ENGINE_WAITING: field(count, () => '256'),
  ENGINE_WAITING_EACH: field(count, () => '32'),
  /** Adapters kept ready in memory; the one not used for longest goes first. */
  ENGINE_ADAPTERS: field(count, () => '32'),
  /** What the embedded engine's process may take; above it, loaded adapters are let go. */
  ENGINE_MEMORY_MB: field(count, () => '1024'),
  /** What adapters' files may take in DATA_DIR/engine; they are fetched again from the content store. */
  ENGINE_DISK_MB: field(count, () => '2048'),
  /** Most tokens of a question and its answer together, where the base was made for as many. */
  ENGINE_CONTEXT_TOKENS: field(count, () => '2048'),
  /** For trying it out in local mode: lets a builder name a server of this machine, http://127.0.0.1, as an endpoint. */
  ALLOW_LOCAL_ENDPOINTS: field(
    flag.refine((allowed) => !allowed || isLocal(), 'true is for local mode only'),
    () => 'false',
  ),
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
