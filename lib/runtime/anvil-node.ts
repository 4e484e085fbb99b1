import type { ChildProcess } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { type ChainReader, connectReader } from '@/lib/chain/clients';
import { LOCAL_CHAIN_ID, LOCAL_MNEMONIC } from '@/lib/chain/local-accounts';
import { AppError } from '@/lib/core/errors';
import { findAnvil } from '@/lib/runtime/anvil-binary';
import { hasEnded, type OnSpawn } from '@/lib/runtime/service';
import { readLogTail, spawnDetached } from '@/lib/runtime/spawn-detached';
import { waitUntil } from '@/lib/runtime/wait-until';

/** A running local chain. It mines each transaction as it comes. */
export type AnvilNode = {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly port: number;
  readonly rpcUrl: string;
  readonly reader: ChainReader;
};

// The genesis block's hash depends on its time: the same on every start, or a loaded state would not fit under it.
const GENESIS_TIMESTAMP = 1_700_000_000;
const READY_TIMEOUT_MS = 30_000;

/**
 * Starts anvil on `port` (0: one that the system picks), from `stateFile` when one is given, and sets its clock to now.
 * Resolves when it listens; throws `not-ready` with where to look when it does not.
 */
export async function startAnvil({
  port,
  stateFile,
  logFile,
  onSpawn,
  chainId = LOCAL_CHAIN_ID,
}: {
  port: number;
  stateFile: string | null;
  logFile: string;
  onSpawn?: OnSpawn;
  /** Another one for a test of what runs on chains of others. */
  chainId?: number;
}): Promise<AnvilNode> {
  const logStart = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  const command = [
    findAnvil(),
    `--port=${port}`,
    '--host=127.0.0.1',
    `--chain-id=${chainId}`,
    `--mnemonic=${LOCAL_MNEMONIC}`,
    `--timestamp=${GENESIS_TIMESTAMP}`,
    ...(stateFile === null ? [] : [`--load-state=${stateFile}`]),
  ];
  const child = await spawnDetached({ command, logFile });
  onSpawn?.(child, port);
  let listening: string | undefined;
  await waitUntil(
    () => {
      listening = /Listening on 127\.0\.0\.1:(\d+)/.exec(readFrom(logFile, logStart))?.[1];
      return listening !== undefined || hasEnded(child);
    },
    { timeoutMs: READY_TIMEOUT_MS, everyMs: 10 },
  );
  if (listening === undefined || child.pid === undefined) {
    child.kill('SIGKILL');
    throw new AppError('not-ready', `The local chain did not start; see ${logFile}.`, {
      details: { output: readLogTail(logFile) },
    });
  }
  const rpcUrl = `http://127.0.0.1:${listening}`;
  const reader = connectReader({ rpcUrl, chainId, local: true });
  // It says each call it answers otherwise.
  await callNode(reader, 'anvil_setLoggingEnabled', [false]);
  await callNode(reader, 'evm_setTime', [Math.floor(Date.now() / 1000)]);
  return { child, pid: child.pid, port: Number(listening), rpcUrl, reader };
}

/** Calls a development method of the node (anvil_*, evm_*), which viem's types of a public client do not list. */
export function callNode(reader: ChainReader, method: string, params: unknown[]): Promise<unknown> {
  return reader.transport.request({ method, params });
}

// A log that was put aside meanwhile is shorter than it was.
function readFrom(file: string, start: number): string {
  const content = readFileSync(file);
  return content.subarray(start <= content.length ? start : 0).toString('utf8');
}
