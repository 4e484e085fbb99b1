import { expect, it } from 'vitest';
import { BridgeLink } from '@/components/account/bridge-link';
import { describeChain } from '@/lib/chain/chain-config';
import { renderWithTexts } from '@/tests/support/render-texts';

const render = (chainId: number) => renderWithTexts(<BridgeLink {...describeChain(chainId)} />, ['account']);

it('says what gas is paid in and leads to the chain’s bridge', () => {
  expect(render(8453)).toMatch(/on Base are paid for in ETH\./);
  expect(render(8453)).toContain('href="https://superbridge.app/?fromChainId=1&amp;toChainId=8453"');
  expect(render(1612)).toMatch(/paid for in OPEN\..*href="https:\/\/bridge\.openledger\.xyz"/);
});

it('says nothing where no bridge is known', () => {
  expect(render(31_337)).toBe('');
  expect(render(161_201)).toBe('');
});
