import { createWalletClient, custom, type Hex, parseTransaction } from 'viem';
import { describe, expect, it } from 'vitest';
import { buildChain } from '@/lib/chain/chain-config';
import { localAccount } from '@/lib/chain/local-accounts';

const ESTIMATE = 100_000n;

/** A node that estimates {@link ESTIMATE} for everything, fills no transactions, and keeps what it is sent. */
function openWallet() {
  const sent: Hex[] = [];
  const answers: Record<string, unknown> = {
    eth_chainId: '0x7a69',
    eth_estimateGas: `0x${ESTIMATE.toString(16)}`,
    eth_getTransactionCount: '0x0',
    eth_maxPriorityFeePerGas: '0x1',
    eth_getBlockByNumber: { baseFeePerGas: '0x1', number: '0x1', timestamp: '0x1', transactions: [] },
  };
  const transport = custom({
    request: async ({ method, params }: { method: string; params?: readonly Hex[] }) => {
      if (method === 'eth_sendRawTransaction') {
        sent.push(...(params ?? []));
        return `0x${'0'.repeat(64)}`;
      }
      if (method in answers) return answers[method];
      throw Object.assign(new Error(`${method} is not here`), { code: -32601 });
    },
  });
  const chain = buildChain({ chainId: 31_337, rpcUrl: 'http://node' });
  return { sent, wallet: createWalletClient({ account: localAccount(0), chain, transport }) };
}

const gasOf = (sent: readonly Hex[]) => sent.map((raw) => parseTransaction(raw).gas);

describe('addGasMargin', () => {
  it('allows a call a quarter more than was estimated', async () => {
    const { sent, wallet } = openWallet();
    await wallet.sendTransaction({ to: localAccount(1).address, data: '0x1234' });
    expect(gasOf(sent)).toEqual([125_000n]);
  });

  it('allows a quarter more than its caller estimated', async () => {
    const { sent, wallet } = openWallet();
    await wallet.sendTransaction({ to: localAccount(1).address, gas: 40_000n });
    expect(gasOf(sent)).toEqual([50_000n]);
  });

  it('leaves a deployment as estimated', async () => {
    const { sent, wallet } = openWallet();
    await wallet.sendTransaction({ data: '0x6000' });
    expect(gasOf(sent)).toEqual([ESTIMATE]);
  });
});
