import type { Stage } from '@/lib/demo/play/stage';
import { waitForIndex } from '@/lib/demo/play/wait-for-index';

/** Moves the clock of the chain ahead, as waiting would, mines a block at the new time and waits until it is indexed. */
export async function moveTime(
  stage: Stage,
  { rpcUrl, seconds }: { rpcUrl: string; seconds: number | bigint },
): Promise<void> {
  await callNode(rpcUrl, 'evm_increaseTime', [Number(seconds)]);
  await callNode(rpcUrl, 'evm_mine', []);
  await waitForIndex(stage);
}

async function callNode(rpcUrl: string, method: string, params: readonly unknown[]): Promise<void> {
  const response = await fetch(rpcUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const answer = (await response.json()) as { error?: { message: string } };
  if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
}
