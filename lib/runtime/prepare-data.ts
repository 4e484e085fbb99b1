import { existsSync, statfsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { connectReader } from '@/lib/chain/clients';
import { LOCAL_CHAIN_ID } from '@/lib/chain/local-accounts';
import { AppError } from '@/lib/core/errors';
import { saveChainState } from '@/lib/runtime/chain-state';
import { type DataFolder, openDataFolder } from '@/lib/runtime/data-folder';
import { checkFormat, deleteData, writeFormat } from '@/lib/runtime/data-format';
import { endOrphan, findOrphans } from '@/lib/runtime/processes';
import type { Report } from '@/lib/runtime/report';

// A first start writes about 100 MB of database, chain and pages, and the demo its share.
const FIRST_START_BYTES = 300_000_000;
const LATER_START_BYTES = 50_000_000;

/**
 * Makes a locked data folder ready to start on: enough room, nothing of a killed start still running (its chain's state
 * is saved first), and data that this version understands. Throws `conflict` when they are not, unless the person at the
 * terminal, or `reset`, agrees to have them deleted.
 */
export async function prepareData({
  folder,
  report,
  reset,
}: {
  folder: DataFolder;
  report: Report;
  reset: boolean;
}): Promise<void> {
  checkRoom(folder);
  await endOrphans({ folder, report });
  const check = checkFormat(folder);
  const agreed = reset || (check.kind === 'other' && (await askToReset({ folder, why: check.why })));
  if (agreed) {
    deleteData(folder);
    openDataFolder(folder.root);
    report.line('✓ Local data deleted');
  }
  if (agreed || check.kind === 'new') writeFormat(folder);
}

function checkRoom(folder: DataFolder): void {
  const { bavail, bsize } = statfsSync(folder.root);
  const free = bavail * bsize;
  const needed = existsSync(folder.format) ? LATER_START_BYTES : FIRST_START_BYTES;
  if (free >= needed) return;
  throw new AppError(
    'not-ready',
    `The disk is nearly full: ${Math.floor(free / 1e6)} MB are free for ${folder.root}, ${needed / 1e6} MB are needed. Free some space and start again.`,
  );
}

async function endOrphans({ folder, report }: { folder: DataFolder; report: Report }): Promise<void> {
  const orphans = findOrphans(folder.processes);
  if (orphans.length === 0) return;
  await report.step({ done: 'Took over from a start that was killed' }, async () => {
    // The chain that the killed start left is ahead of its last save.
    const chain = orphans.find((orphan) => orphan.name === 'chain');
    if (chain?.port) {
      const rpcUrl = `http://127.0.0.1:${chain.port}`;
      const reader = connectReader({ rpcUrl, chainId: LOCAL_CHAIN_ID, local: true });
      await saveChainState({ reader, folder: folder.chain }).catch(() =>
        report.warn('The last seconds of the local chain could not be saved; it goes on from its last save.'),
      );
    }
    // The database last: the others are its clients.
    const order = [...orphans].sort((a, b) => Number(a.name === 'database') - Number(b.name === 'database'));
    for (const orphan of order) await endOrphan({ folder: folder.processes, orphan });
  });
}

async function askToReset({ folder, why }: { folder: DataFolder; why: string }): Promise<boolean> {
  const found = `The data in ${folder.root} were ${why}, and cannot be carried on.`;
  if (process.stdin.isTTY && process.stdout.isTTY) {
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await terminal.question(`${found}\nDelete them and start anew? [y/N] `);
    terminal.close();
    if (/^y(es)?$/i.test(answer.trim())) return true;
  }
  throw new AppError(
    'conflict',
    `${found} \`npm start -- --reset\` deletes them and starts anew; to keep them, move the folder away first.`,
  );
}
