import { execFile, execFileSync } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { PaperInput } from '@/tests/support/paper-economy';

/** A Node found on this machine. */
export type FoundNode = { readonly path: string; readonly version: string };

/** What one run of `determinism-child.ts` came to. */
export type MachineRun = {
  readonly node: string;
  readonly workers: number;
  readonly weights: string;
  readonly root: string;
  readonly receipts: readonly string[];
  readonly passages: string;
};

/** One Node of each major version that PATH and the packages have, oldest first; this one always. */
export function findNodes(): FoundNode[] {
  const folders = [join('node_modules', '.bin'), ...(process.env.PATH ?? '').split(delimiter)];
  const found = new Map<string, FoundNode>();
  for (const path of [process.execPath, ...folders.map((folder) => join(folder, 'node'))]) {
    const version = versionOf(path);
    const major = version?.split('.')[0];
    if (version && major && !found.has(major)) found.set(major, { path, version });
  }
  return [...found.values()].sort((a, b) => Number.parseInt(a.version, 10) - Number.parseInt(b.version, 10));
}

function versionOf(path: string): string | null {
  try {
    accessSync(path, constants.X_OK);
    return execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim();
  } catch {
    return null; // no Node there
  }
}

/** Makes the same economy on every Node with every number of workers, one after another. */
export async function runOnMachines(
  input: Omit<PaperInput, 'openExplain'>,
  { nodes, workers }: { nodes: readonly FoundNode[]; workers: readonly number[] },
): Promise<MachineRun[]> {
  const { texts, questions, ...rest } = input;
  const folder = mkdtempSync(join(tmpdir(), 'tributary-machines-'));
  const file = join(folder, 'given.json');
  const runs: MachineRun[] = [];
  try {
    if (texts) writeFileSync(file, JSON.stringify({ texts, questions }));
    for (const { path } of nodes) {
      for (const count of workers) {
        const args = ['--import', 'tsx', 'tests/support/determinism-child.ts'];
        const given = [JSON.stringify({ ...rest, workers: count }), ...(texts ? [file] : [])];
        const { stdout } = await promisify(execFile)(path, [...args, ...given], { maxBuffer: 64 * 1024 * 1024 });
        runs.push(JSON.parse(stdout) as MachineRun);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return runs;
}

/** How many receipts came out the same in every run, of how many; and whether weights, root and passages did. */
export function compareRuns(runs: readonly MachineRun[]): { same: number; all: number; rest: boolean } {
  const [first] = runs;
  if (!first) return { same: 0, all: 0, rest: false };
  const same = first.receipts.filter((hash, k) => runs.every((run) => run.receipts[k] === hash)).length;
  const rest = runs.every(
    (run) =>
      run.weights === first.weights &&
      run.root === first.root &&
      run.passages === first.passages &&
      run.receipts.length === first.receipts.length,
  );
  return { same, all: first.receipts.length, rest };
}
