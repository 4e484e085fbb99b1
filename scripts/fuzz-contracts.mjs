// The long run of the contracts' stateful tests: a million random moves and more, against naive accounts.
//   npm run fuzz:contracts                   what the figures in docs/contracts.md come from
//   npm run fuzz:contracts -- --runs 100     fewer runs of 512 moves for each suite
//   npm run fuzz:contracts -- --seed 0x5eed  other moves than the last time
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const DEPTH = 512;

const { values } = parseArgs({ options: { runs: { type: 'string', default: '660' }, seed: { type: 'string' } } });
const folder = 'contracts/cache/fuzz';
const env = {
  ...process.env,
  // Forge calls tools/solc, which must find `node`.
  PATH: [join(root, 'node_modules', '.bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
  FOUNDRY_OUT: `${folder}/out`,
  FOUNDRY_CACHE_PATH: folder,
  FOUNDRY_INVARIANT_RUNS: values.runs,
  FOUNDRY_INVARIANT_DEPTH: String(DEPTH),
  // What always holds is asked after every thirty-second move and at the end of each run; what a single move must do or
  // must not, after that move.
  FOUNDRY_INVARIANT_CHECK_INTERVAL: '32',
  ...(values.seed && { FOUNDRY_FUZZ_SEED: values.seed }),
};

const start = Date.now();
const forge = spawn('forge', ['test', '--match-contract', 'Invariants', '--color', 'never'], { cwd: root, env });
let output = '';
forge.stdout.on('data', (chunk) => {
  output += chunk;
  process.stdout.write(chunk);
});
forge.stderr.pipe(process.stderr);
forge.once('error', (error) => {
  console.error(`forge could not be started (${error.message}). Run npm ci first.`);
  process.exit(1);
});
forge.once('close', (code) => {
  const suites = [...output.matchAll(/(invariant\w+)\(\) \(runs: (\d+), calls: (\d+), reverts: (\d+)\)/g)];
  for (const [, name, runs, calls] of suites) {
    console.log(`${name}: ${Number(calls).toLocaleString('en')} calls in ${runs} runs`);
  }
  const calls = suites.reduce((sum, suite) => sum + Number(suite[3]), 0);
  const minutes = ((Date.now() - start) / 60_000).toFixed(1);
  console.log(`${calls.toLocaleString('en')} calls in ${minutes} minutes`);
  process.exit(code === 0 && calls > 0 ? 0 : 1);
});
