// Everything about the contracts, one step after the other: formatting, lint, generated files, tests.
//   node scripts/test-contracts.mjs [arguments for forge test]
import { spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// Forge calls tools/solc, which must find `node`.
const path = [join(root, 'node_modules', '.bin'), dirname(process.execPath), process.env.PATH].join(delimiter);

/** Stops with one line on stderr. */
function fail(message) {
  console.error(message);
  process.exit(1);
}

/**
 * Runs one step and gives back what it wrote to stdout. Each step compiles into its own folder: `forge lint` leaves
 * artifacts without bytecode, and `forge test` would find no test in them, and pass.
 */
function run({ name, command, args }) {
  const folder = `contracts/cache/${name}`;
  const env = { ...process.env, PATH: path, FOUNDRY_OUT: `${folder}/out`, FOUNDRY_CACHE_PATH: folder };
  console.log(`Contracts: ${name}`);
  const result = spawnSync(command, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 26,
  });
  process.stdout.write(result.stdout ?? '');
  if (result.error) fail(`${command} could not be started (${result.error.message}). Run npm ci first.`);
  if (result.status !== 0) fail(`Contracts: ${name} failed (${command} ${args.join(' ')}).`);
  return result.stdout;
}

run({ name: 'format', command: 'forge', args: ['fmt', '--check'] });
run({ name: 'lint', command: 'forge', args: ['lint', 'contracts/src'] });
run({ name: 'generated', command: process.execPath, args: ['scripts/generate-abi.mjs', '--check'] });
const output = run({ name: 'test', command: 'forge', args: ['test', ...process.argv.slice(2)] });
if (!/[1-9]\d* tests? passed/.test(output)) fail('Contracts: forge test ran no test.');
