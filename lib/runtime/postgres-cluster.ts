import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '@/lib/core/errors';
import { endProcess } from '@/lib/runtime/end-process';
import type { PostgresBinaries } from '@/lib/runtime/postgres-binaries';
import { identifyProcess, readCommandLine } from '@/lib/runtime/process-identity';
import { runToEnd } from '@/lib/runtime/run-to-end';
import type { Unprivileged } from '@/lib/runtime/unprivileged';

/**
 * Makes the folder of a new Postgres cluster; no-op when it is there. It is made beside its place and renamed, so that
 * a kill in between leaves nothing half made.
 */
export async function createCluster({
  dataDir,
  password,
  binaries,
  unprivileged,
}: {
  dataDir: string;
  password: string;
  binaries: PostgresBinaries;
  unprivileged: Unprivileged;
}): Promise<void> {
  if (existsSync(join(dataDir, 'PG_VERSION'))) return;
  removeDrafts(dataDir);
  // Named after this process: an initdb that a killed start left behind may still be writing to its own.
  const draft = `${dataDir}.new-${process.pid}`;
  const passwordFile = `${draft}.password`;
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (unprivileged.ids) {
    for (const path of [draft, passwordFile]) chownSync(path, unprivileged.ids.uid, unprivileged.ids.gid);
  }
  try {
    // The built-in locale sorts and folds the same on every system, whatever it has installed.
    await runToEnd([
      ...unprivileged.prefix,
      binaries.initdb,
      `--pgdata=${draft}`,
      '--username=tributary',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, dataDir);
}

function removeDrafts(dataDir: string): void {
  for (const entry of readdirSync(dirname(dataDir))) {
    if (!entry.startsWith(`${basename(dataDir)}.new-`)) continue;
    rmSync(join(dirname(dataDir), entry), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** The major version of the Postgres that made a cluster, or null when there is no cluster. */
export function readClusterVersion(dataDir: string): string | null {
  const file = join(dataDir, 'PG_VERSION');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/**
 * Makes a cluster startable after its supervisor, or it, was killed: ends a server that still runs on it and removes
 * the server's process file, whose number another process may have by now (Postgres would then refuse to start).
 */
export async function clearStaleServer(dataDir: string): Promise<void> {
  const file = join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  const identity = Number.isInteger(pid) ? identifyProcess(pid) : null;
  if (identity && readCommandLine(pid).includes(dataDir)) {
    await endProcess({ identity, signal: 'SIGINT', graceMs: 10_000 });
  }
  rmSync(file, { force: true });
}

/** Throws `conflict` when the cluster was made by another major version than the binaries'. */
export function checkClusterVersion({ dataDir, binaries }: { dataDir: string; binaries: PostgresBinaries }): void {
  const found = readClusterVersion(dataDir);
  if (found !== null && found !== binaries.majorVersion) {
    throw new AppError(
      'conflict',
      `The database in ${dirname(dataDir)} was made by Postgres ${found}; this version brings ${binaries.majorVersion}. Start anew with \`npm start -- --reset\`.`,
    );
  }
}
