// npm test: everything that must hold, in the order of what fails fastest; stops at the first failure.
//   node scripts/test.mjs                  all of it
//   node scripts/test.mjs --only unit,e2e  some of it: lint, types, contracts, unit, integration, build, e2e
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap, fail, root } from './bootstrap.mjs';
import { findChromium, howToGetOne } from './find-chromium.mjs';

const node = await bootstrap();
const bin = join(root, 'node_modules', '.bin');
const results = mkdtempSync(join(tmpdir(), 'tributary-results-'));
const environment = {
  ...process.env,
  // The Node and the tools that come with the packages, before any others.
  PATH: [bin, process.env.PATH].join(delimiter),
  NEXT_TELEMETRY_DISABLED: '1',
  PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, 'e2e.json'),
  CI: process.env.CI ?? '1',
};

const ours = (script, ...args) => [node, '--import', 'tsx', join(root, script), ...args];
const tool = (name, ...args) => [join(bin, name), ...args];
const vitest = (project) => [
  ...tool('vitest', 'run', '--project', project, '--reporter=default', '--reporter=json'),
  `--outputFile.json=${join(results, `${project}.json`)}`,
];

// Each part: what it runs, and how many tests that were (1 for a check).
const parts = {
  lint: { title: 'Style and import directions', commands: [tool('biome', 'check', '--error-on-warnings')] },
  types: {
    title: 'Types',
    commands: [ours('lib/runtime/generate-client.ts'), tool('next', 'typegen'), tool('tsc', '--noEmit', '-p', '.')],
  },
  contracts: {
    title: 'Contracts: format, lint, generated ABIs, unit, fuzz and invariant tests',
    commands: [[node, 'scripts/test-contracts.mjs']],
    count: countForge,
  },
  unit: { title: 'Unit tests', commands: [vitest('unit')], count: () => countVitest('unit') },
  integration: {
    title: 'Integration tests (a real Postgres, a real chain)',
    commands: [vitest('integration')],
    count: () => countVitest('integration'),
  },
  build: { title: 'Production build', commands: [ours('lib/runtime/build-web-if-stale.ts')] },
  e2e: {
    title: 'Browser tests',
    commands: [tool('playwright', 'test', '--reporter=list,json')],
    count: countPlaywright,
    prepare: () => {
      const chromium = findChromium();
      if (!chromium) fail(howToGetOne);
      environment.CHROMIUM_PATH = chromium;
    },
  },
};

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const chosen = values.only?.split(',') ?? Object.keys(parts);
const unknown = chosen.filter((name) => !(name in parts));
if (unknown.length > 0) fail(`There is no part "${unknown.join(', ')}". There are: ${Object.keys(parts).join(', ')}.`);

let passed = 0;
for (const name of chosen) {
  const { title, commands, prepare, count } = parts[name];
  console.log(`\n▸ ${title} (${name})`);
  const start = Date.now();
  prepare?.();
  let output = '';
  let code = 0;
  for (const command of commands) {
    const ended = await runShown(command);
    output += ended.output;
    code = ended.code;
    if (code !== 0) break;
  }
  const tests = count ? count(output) : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  passed += tests.passed;
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  if (code !== 0 || tests.failed > 0 || tests.passed === 0) {
    console.log(`\n✗ ${title} failed after ${seconds} s. Again, alone: npm test -- --only ${name}`);
    finish(Math.max(tests.failed, 1));
  }
  console.log(`✓ ${title} (${seconds} s, ${tests.passed} passed)`);
}
finish(0);

/** The last line: what was counted, not what was hoped for. */
function finish(failed) {
  rmSync(results, { recursive: true, force: true });
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

/** Runs a command, shows what it says, and keeps it. */
function runShown([program, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.stderr.on('data', (chunk) => process.stderr.write(chunk));
    child.once('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve({ code: 1, output });
    });
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function readResults(name) {
  try {
    return JSON.parse(readFileSync(join(results, `${name}.json`), 'utf8'));
  } catch {
    return {}; // it ended before it wrote any
  }
}

function countVitest(name) {
  const { numPassedTests = 0, numFailedTests = 0 } = readResults(name);
  return { passed: numPassedTests, failed: numFailedTests };
}

function countPlaywright() {
  const { stats = {} } = readResults('e2e');
  // A test that passed only when tried again is a failure here.
  return { passed: stats.expected ?? 0, failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0) };
}

function countForge(output) {
  const sum = [...output.matchAll(/Suite result: .*?(\d+) passed.*?(\d+) failed/g)];
  const add = (index) => sum.reduce((total, match) => total + Number(match[index]), 0);
  return { passed: add(1), failed: add(2) };
}
