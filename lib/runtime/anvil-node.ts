import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { type ChainReader, connectReader } from '@/lib/chain/clients';
import { LOCAL_CHAIN_ID, LOCAL_MNEMONIC } from '@/lib/chain/local-accounts';
import { AppError } from '@/lib/core/errors';
import { findAnvil } from '@/lib/runtime/anvil-binary';
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
 * Starts anvil, from `stateFile` when one is given, and sets its clock to now. Resolves when it answers; throws
 * `not-ready` with where to look when it does not.
 */
export async function startAnvil({
  port,
  stateFile,
  logFile,
}: {
  port: number;
  stateFile: string | null;
  logFile: string;
}): Promise<AnvilNode> {
  const log = openSync(logFile, 'a', 0o600);
  const args = [
    '--quiet',
    `--port=${port}`,
    '--host=127.0.0.1',
    `--chain-id=${LOCAL_CHAIN_ID}`,
    `--mnemonic=${LOCAL_MNEMONIC}`,
    `--timestamp=${GENESIS_TIMESTAMP}`,
    ...(stateFile === null ? [] : [`--load-state=${stateFile}`]),
  ];
  // Detached: Ctrl-C in the terminal goes to the supervisor, which saves the state before it ends the node.
  const child = spawn(findAnvil(), args, { stdio: ['ignore', log, log], detached: true });
  const rpcUrl = `http://127.0.0.1:${port}`;
  const reader = connectReader({ rpcUrl, chainId: LOCAL_CHAIN_ID, local: true });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const ready = await waitUntil(async () => hasEnded() || (await answers(reader)), { timeoutMs: READY_TIMEOUT_MS });
  if (!ready || hasEnded() || child.pid === undefined) {
    child.kill('SIGKILL');
    throw new AppError('not-ready', `The local chain did not start. Its own words are at the end of ${logFile}.`, {
      details: { logFile },
    });
  }
  await callNode(reader, 'evm_setTime', [Math.floor(Date.now() / 1000)]);
  return { child, pid: child.pid, port, rpcUrl, reader };
}

/** Calls a development method of the node (anvil_*, evm_*), which viem's types of a public client do not list. */
export function callNode(reader: ChainReader, method: string, params: unknown[]): Promise<unknown> {
  return reader.transport.request({ method, params });
}

async function answers(reader: ChainReader): Promise<boolean> {
  try {
    await reader.getBlockNumber();
    return true;
  } catch {
    return false; // not listening yet
  }
}
