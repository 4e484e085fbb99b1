import { base, baseSepolia, openledger } from 'viem/chains';
import { describe, expect, it } from 'vitest';
import { buildChain, describeChain } from '@/lib/chain/chain-config';

describe('describeChain', () => {
  it.each([base, baseSepolia, openledger])('agrees with viem about $name', (chain) => {
    const known = describeChain(chain.id);
    expect(known.name).toBe(chain.name);
    expect(known.symbol).toBe(chain.nativeCurrency.symbol.replace(/^Sepolia /, ''));
    expect(known.explorerUrl).toBe(chain.blockExplorers.default.url);
  });

  it.each([8453, 84_532])('names the bridge of chain %i, set to that chain', (chainId) => {
    const bridge = new URL(describeChain(chainId).bridgeUrl ?? '');
    expect(bridge.origin).toBe('https://superbridge.app');
    expect(bridge.searchParams.get('toChainId')).toBe(String(chainId));
  });

  it('names no bridge and no explorer where none is known', () => {
    for (const chainId of [31_337, 161_201, 5]) {
      expect(describeChain(chainId)).toMatchObject({ explorerUrl: null, bridgeUrl: null });
    }
    expect(describeChain(161_201)).toMatchObject({ name: 'OpenLedger Testnet', symbol: 'OPEN' });
    expect(describeChain(5).name).toBe('Chain 5');
  });
});

describe('buildChain', () => {
  it('pays for gas in the chain’s own currency', () => {
    expect(buildChain({ chainId: 1612, rpcUrl: 'http://node' }).nativeCurrency).toMatchObject({ symbol: 'OPEN' });
  });
});
