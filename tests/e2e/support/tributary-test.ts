import { test as base, expect } from '@playwright/test';
import { type ChainReader, connectReader } from '@/lib/chain/clients';
import { LOCAL_CHAIN_ID } from '@/lib/chain/local-accounts';

export type Fixtures = {
  /** The node itself, for reading the truth and for mining. */
  rpcUrl: string;
  chain: ChainReader;
  /** Messages of the console that a test expects; any other error or warning fails it. */
  expectedConsole: RegExp[];
};

/** Playwright's test with the deployment at hand; a test fails on any console error, warning or uncaught error in its pages. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are used from the pattern
  rpcUrl: async ({}, use) => {
    const url = process.env.E2E_RPC_URL;
    if (!url) throw new Error('E2E_RPC_URL is not set: global-setup.ts sets it, or set it beside E2E_BASE_URL.');
    await use(url);
  },
  chain: async ({ rpcUrl }, use) => {
    await use(connectReader({ rpcUrl, chainId: LOCAL_CHAIN_ID, local: true }));
  },
  expectedConsole: [[], { option: true }],
  page: async ({ page, expectedConsole }, use) => {
    const unexpected: string[] = [];
    const note = (text: string) => {
      if (!expectedConsole.some((pattern) => pattern.test(text))) unexpected.push(text);
    };
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        note(`${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', (error) => note(error.message));
    await use(page);
    expect(unexpected, 'errors and warnings in the console').toEqual([]);
  },
});

export { expect };
