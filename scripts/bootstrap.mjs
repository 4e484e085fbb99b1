// What must run on a bare Node, before anything is installed: it imports node: only.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const OLDEST_TO_BOOTSTRAP = [20, 19];
const OLDEST_TO_RUN = [22, 18];
const STILL_EVERY_MS = 15_000;

/** Ends this process with one line. */
export function fail(line) {
  console.error(`✗ ${line}`);
  process.exit(1);
}

/** Installs what package-lock.json names, unless it is installed, and returns the Node to run the program with. */
export async function bootstrap() {
  if (!isAtLeast(process.versions.node, OLDEST_TO_BOOTSTRAP)) {
    fail(`Node ${process.versions.node} is too old. Install Node ${OLDEST_TO_BOOTSTRAP.join('.')} or newer.`);
  }
  await installPackages();
  return findNode();
}

/** Runs a command with this terminal; resolves with its exit code, or 128 + the number of the signal that ended it. */
export function run(command, { env = process.env, channel = false } = {}) {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: root,
    env,
    stdio: channel ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
  });
  // Ctrl-C reaches the child from the terminal; a signal sent to this process alone is passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
  return { child, ended };
}

async function installPackages() {
  const stamp = join(root, 'node_modules', '.installed-from');
  const wanted = hashLock();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (await isInstalled()) return writeStamp(stamp, wanted);
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  console.log('… Installing the packages (once, a minute or two)');
  const still = setInterval(() => console.log(`… Installing the packages: ${seconds()} s so far`), STILL_EVERY_MS);
  const { code, output } = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  clearInterval(still);
  if (code !== 0) fail(explainInstall(output));
  writeStamp(stamp, wanted);
  console.log(`✓ Packages installed (${seconds()} s)`);
}

// Packages that somebody installed by hand: npm's own record of them agrees with the lock, so nothing is missing.
async function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  );
}

function writeStamp(stamp, wanted) {
  try {
    writeFileSync(stamp, wanted);
  } catch (error) {
    fail(`${stamp} cannot be written (${error.code}). Correct the folder's owner or free some space.`);
  }
}

function hashLock() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function npm(args) {
  return new Promise((resolve) => {
    const child = spawn('npm', args, {
      cwd: root,
      // llama.cpp comes as a package of its own: its installer has nothing to download or to compile.
      env: { ...process.env, NODE_LLAMA_CPP_POSTINSTALL: 'skip' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const collect = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => resolve({ code: 1, output: `npm could not be started: ${error.message}` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function explainInstall(output) {
  if (/ENOSPC|no space left/i.test(output))
    return 'The disk is full: the packages need about 1.5 GB. Free some space and start again.';
  if (/EACCES|EPERM|EROFS/.test(output))
    return `No permission to install into ${root}node_modules. Correct the folder's owner or mode.`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED/.test(output)) {
    return 'The packages could not be fetched: the registry cannot be reached. Check the network and start again.';
  }
  const said = output
    .split('\n')
    .filter((line) => /npm (error|ERR!)/.test(line))
    .slice(0, 3)
    .join(' · ');
  return `The packages could not be installed. ${said || output.trim().split('\n').at(-1)}`;
}

/** The pinned Node that comes with the packages, else the one that runs this, when it is new enough. */
function findNode() {
  const pinned = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(pinned)) return pinned;
  if (isAtLeast(process.versions.node, OLDEST_TO_RUN)) return process.execPath;
  return fail(
    `Node 24 does not come with the packages on ${process.platform}-${process.arch}, and Node ${process.versions.node} is too old to run Tributary. Install Node 24.`,
  );
}

function isAtLeast(version, [major, minor]) {
  const [haveMajor = 0, haveMinor = 0] = version.split('.').map(Number);
  return haveMajor > major || (haveMajor === major && haveMinor >= minor);
}
