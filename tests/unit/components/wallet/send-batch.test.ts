import { describe, expect, it } from 'vitest';
import { type Config, createConfig, createConnector, http } from 'wagmi';
import { connect } from 'wagmi/actions';
import { followBatch } from '@/components/wallet/send-batch';
import { buildChain } from '@/lib/chain/chain-config';

const ACCOUNT = `0x${'0a'.repeat(20)}` as const;
const CHAIN_ID = 31337;

const receipt = (number: number, status: '0x0' | '0x1') => ({
  ...{ transactionHash: `0x${String(number).padStart(64, '0')}`, blockHash: `0x${'0b'.repeat(32)}`, status },
  ...{ blockNumber: `0x${number.toString(16)}`, gasUsed: '0x1', logs: [] },
});

/** A connected wallet that says this, whatever batch it is asked about. */
async function connectWallet(said: { status: number; receipts?: ReturnType<typeof receipt>[] }) {
  const request = async ({ method }: { method: string }) => {
    if (method === 'wallet_getCallsStatus')
      return { version: '2.0.0', id: '0x1', chainId: '0x7a69', atomic: true, ...said };
    throw new Error(`The wallet was asked for ${method}.`);
  };
  const connector = createConnector(() => ({
    ...{ id: 'test', name: 'Test', type: 'test' },
    connect: async () => ({ accounts: [ACCOUNT] as never, chainId: CHAIN_ID }),
    disconnect: async () => undefined,
    getAccounts: async () => [ACCOUNT],
    getChainId: async () => CHAIN_ID,
    getProvider: async () => ({ request }),
    isAuthorized: async () => true,
    onAccountsChanged: () => undefined,
    onChainChanged: () => undefined,
    onDisconnect: () => undefined,
  }));
  const config: Config = createConfig({
    chains: [buildChain({ chainId: CHAIN_ID, rpcUrl: 'http://localhost' })],
    connectors: [connector],
    transports: { [CHAIN_ID]: http('http://localhost') },
    storage: null,
    multiInjectedProviderDiscovery: false,
  });
  const [first] = config.connectors;
  if (!first) throw new Error('No connector was set up.');
  await connect(config, { connector: first });
  return config;
}

describe('followBatch', () => {
  it('gives what the chain has of a batch that was carried out whole', async () => {
    const config = await connectWallet({ status: 200, receipts: [receipt(6, '0x1'), receipt(7, '0x1')] });
    expect(await followBatch(config, '0x1')).toMatchObject({
      ...{ transactionHash: receipt(7, '0x1').transactionHash, blockNumber: 7n, logs: [] },
    });
  });

  it.each([
    ['a wallet that says it did a part', { status: 600, receipts: [receipt(6, '0x1')] }, 'batchPartly'],
    [
      'a receipt of failure among others',
      { status: 200, receipts: [receipt(6, '0x1'), receipt(7, '0x0')] },
      'batchPartly',
    ],
    ['receipts of failure alone', { status: 200, receipts: [receipt(6, '0x0')] }, 'reverted'],
    ['a batch that the chain refused', { status: 500, receipts: [receipt(6, '0x0')] }, 'reverted'],
    ['one that never got there', { status: 400 }, 'batchFailed'],
    ['success without anything to show for it', { status: 200 }, 'sentUnknown'],
  ])('does not take for done: %s', async (_what, said, key) => {
    const config = await connectWallet(said);
    await expect(followBatch(config, '0x1')).rejects.toMatchObject({ name: 'WalletError', words: { key } });
  });
});
