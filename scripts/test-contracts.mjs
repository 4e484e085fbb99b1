// Everything about the contracts, one step after the other: formatting, lint, generated files, the threat list, tests, gas.
//   node scripts/test-contracts.mjs [arguments for forge test]
//   node scripts/test-contracts.mjs --coverage     lines and branches of contracts/src, 95 % of each at least
//   node scripts/test-contracts.mjs --update-gas   writes contracts/gas-snapshot.json anew
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// Forge calls tools/solc, which must find `node`.
const path = [join(root, 'node_modules', '.bin'), dirname(process.execPath), process.env.PATH].join(delimiter);
const SNAPSHOT = join(root, 'contracts/gas-snapshot.json');
const MEASURED = join(root, 'contracts/cache/gas/transactions.json');
/** Gas may differ from the snapshot by so much before it has to be looked at: signatures differ by a few zero bytes. */
const GAS_TOLERANCE = 0.005;
const LEAST_COVERAGE = 95;

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

/** Every test that docs/threats.md and docs/contracts.md name is there: a promise without a test is none. */
function checkNamedTests() {
  console.log('Contracts: tests named in the documents');
  const folders = ['contracts/test', 'contracts/test/invariants'];
  const sources = folders
    .flatMap((folder) => readdirSync(join(root, folder)).map((file) => join(root, folder, file)))
    .filter((file) => file.endsWith('.sol'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const functions = new Set([...sources.matchAll(/function (\w+)/g)].map((match) => match[1]));
  for (const document of ['docs/threats.md', 'docs/contracts.md']) {
    const text = readFileSync(join(root, document), 'utf8');
    const named = new Set(
      [...text.matchAll(/\b((?:test|invariant|afterInvariant)[A-Z]?\w*)\b/g)].map((match) => match[1]),
    );
    const missing = [...named].filter(
      (name) => /^(test|invariant)[A-Z]|^afterInvariant$/.test(name) && !functions.has(name),
    );
    if (missing.length > 0) fail(`${document} names tests that are not there: ${missing.join(', ')}`);
  }
}

/** Holds the gas just measured against the snapshot, or writes it. */
function checkGas({ update }) {
  if (!existsSync(MEASURED)) fail('The gas tests have measured nothing.');
  const measured = Object.entries(JSON.parse(readFileSync(MEASURED, 'utf8'))).map(([name, gas]) => [name, Number(gas)]);
  if (update) {
    writeFileSync(SNAPSHOT, `${JSON.stringify(Object.fromEntries(measured), null, 2)}\n`);
    console.log(`Wrote ${measured.length} figures to contracts/gas-snapshot.json.`);
    return;
  }
  const snapshot = JSON.parse(readFileSync(SNAPSHOT, 'utf8'));
  const names = new Set([...Object.keys(snapshot), ...measured.map(([name]) => name)]);
  const now = Object.fromEntries(measured);
  const differing = [...names].filter(
    (name) => !(Math.abs((now[name] ?? 0) - (snapshot[name] ?? 0)) <= GAS_TOLERANCE * (snapshot[name] ?? 0)),
  );
  for (const name of differing) console.error(`${name}: ${snapshot[name] ?? 'new'} → ${now[name] ?? 'gone'} gas`);
  if (differing.length > 0) fail('Gas differs from contracts/gas-snapshot.json. If it should: --update-gas.');
  console.log(`Contracts: gas of ${names.size} transactions is what contracts/gas-snapshot.json says`);
}

/** Lines and branches of contracts/src that the tests reach. Compiled without the optimiser, so gas is not measured. */
function checkCoverage() {
  process.env.FOUNDRY_INVARIANT_RUNS ??= '8';
  const args = [
    'coverage',
    '--report',
    'summary',
    '--no-match-contract',
    'Gas',
    '--no-match-coverage',
    'test|node_modules',
  ];
  const output = run({ name: 'coverage', command: 'forge', args });
  // | file | lines | statements | branches | functions |, each as "97.81% (179/183)".
  const rows = output
    .split('\n')
    .filter((line) => line.startsWith('| contracts/src/'))
    .map((line) => [...line.matchAll(/\((\d+)\/(\d+)\)/g)].map((match) => [Number(match[1]), Number(match[2])]));
  if (rows.length === 0) fail('forge coverage said nothing of contracts/src.');
  const share = (column) => {
    const sum = (index) => rows.reduce((total, row) => total + (row[column]?.[index] ?? 0), 0);
    return (100 * sum(0)) / sum(1);
  };
  const [lines, branches] = [share(0), share(2)];
  console.log(`Coverage of contracts/src: ${lines.toFixed(1)} % of lines, ${branches.toFixed(1)} % of branches`);
  if (lines < LEAST_COVERAGE || branches < LEAST_COVERAGE) fail(`That is below ${LEAST_COVERAGE} %.`);
}

const args = process.argv.slice(2);
mkdirSync(join(root, 'contracts/cache/gas/calldata'), { recursive: true });
if (args.includes('--coverage')) {
  checkCoverage();
  process.exit(0);
}
if (args.includes('--update-gas')) {
  run({ name: 'test', command: 'forge', args: ['test', '--match-contract', 'Gas'] });
  checkGas({ update: true });
  process.exit(0);
}
run({ name: 'format', command: 'forge', args: ['fmt', '--check'] });
run({ name: 'lint', command: 'forge', args: ['lint', 'contracts/src', '--deny', 'notes'] });
const solhint = ['contracts/src/**/*.sol', '--max-warnings', '0', '--noPoster', '--disc'];
run({ name: 'solhint', command: 'solhint', args: solhint });
run({ name: 'generated', command: process.execPath, args: ['scripts/generate-abi.mjs', '--check'] });
checkNamedTests();
const output = run({ name: 'test', command: 'forge', args: ['test', ...args] });
if (!/[1-9]\d* tests? passed/.test(output)) fail('Contracts: forge test ran no test.');
// With arguments only some tests ran, perhaps not those that measure.
if (args.length === 0) checkGas({ update: false });
