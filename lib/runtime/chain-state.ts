import { existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import type { ChainReader } from '@/lib/chain/clients';
import { AppError } from '@/lib/core/errors';
import { type Hex, hexToBytes } from '@/lib/core/hex';
import { callNode } from '@/lib/runtime/anvil-node';
import { readJson } from '@/lib/runtime/read-json';
import { writeFileAtomically } from '@/lib/runtime/write-file-atomically';

// What is looked at of anvil's dump; the rest is its own.
const Dump = z.object({
  best_block_number: z.union([z.number(), z.string()]).transform(BigInt),
  blocks: z.array(z.unknown()),
  accounts: z.record(z.string(), z.unknown()),
});

const HexText = z.custom<Hex>((value) => typeof value === 'string' && value.startsWith('0x'), 'hexadecimal text');

const unzip = promisify(gunzip);

/** The files of a local chain's state: the last save, and the one before it. */
function stateFiles(folder: string): { current: string; previous: string } {
  return { current: join(folder, 'state.json'), previous: join(folder, 'state.previous.json') };
}

/** A state file to start the chain from. `fellBack` when the last save could not be read and the one before it is used. */
export type SavedState = { readonly file: string; readonly blockNumber: bigint; readonly fellBack: boolean };

/** The newest saved state that is whole; null when none was ever saved. Throws `conflict` when none of them is whole. */
export function findSavedState(folder: string): SavedState | null {
  const { current, previous } = stateFiles(folder);
  const files = [current, previous].filter((file) => existsSync(file));
  for (const file of files) {
    const dump = readJson(file, Dump);
    if (dump) return { file, blockNumber: dump.best_block_number, fellBack: file !== current };
  }
  if (files.length === 0) return null;
  throw new AppError(
    'conflict',
    `No saved state of the local chain in ${folder} can be read. Start anew with \`npm start -- --reset\`.`,
  );
}

/**
 * Saves a running chain's whole state. anvil can write it to a file itself, but not atomically: a kill meanwhile leaves
 * half a file, from which it then refuses to start. So the state is asked for, checked, and renamed into place, with
 * the save before it kept. Throws what the file system says; the earlier saves are then untouched.
 */
export async function saveChainState({ reader, folder }: { reader: ChainReader; folder: string }): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const { current, previous } = stateFiles(folder);
  const zipped = HexText.parse(await callNode(reader, 'anvil_dumpState', []));
  const json = await unzip(hexToBytes(zipped));
  const dump = Dump.parse(JSON.parse(json.toString('utf8')));
  if (dump.blocks.length === 0) {
    throw new AppError('internal', 'The local chain gave a state without blocks; it was not saved.');
  }
  if (existsSync(current)) {
    const link = `${previous}.draft`;
    rmSync(link, { force: true });
    linkSync(current, link);
    renameSync(link, previous);
    rmSync(link, { force: true }); // it stays when both were the same file already
  }
  writeFileAtomically(current, json);
}

/**
 * Saves the state every `everyMs` while the chain's head changes. `onFailure` is told of a save that did not succeed,
 * once until one succeeds again. The returned function ends it after a last save.
 */
export function keepChainStateSaved({
  reader,
  folder,
  everyMs,
  onFailure,
}: {
  reader: ChainReader;
  folder: string;
  everyMs: number;
  onFailure: (error: unknown) => void;
}): () => Promise<void> {
  let savedHead = '';
  let failing = false;
  let running: Promise<void> = Promise.resolve();
  const save = async () => {
    try {
      const { hash } = await reader.getBlock();
      if (hash === savedHead) return;
      await saveChainState({ reader, folder });
      savedHead = hash;
      failing = false;
    } catch (error) {
      if (!failing) onFailure(error);
      failing = true;
    }
  };
  let stopped = false;
  const tick = () => {
    if (stopped) return;
    const start = performance.now();
    running = save();
    void running.then(() => {
      // A state that has grown large takes a while to write: never more than a fifth of the time.
      timer = setTimeout(tick, Math.max(everyMs, 4 * (performance.now() - start)));
    });
  };
  let timer = setTimeout(tick, everyMs);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
    failing = false;
    await save();
  };
}
