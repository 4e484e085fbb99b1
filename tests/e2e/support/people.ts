import type { BrowserContext, Page } from '@playwright/test';
import { LOCAL_CHAIN_ID, LOCAL_ROLES, localAccount } from '@/lib/chain/local-accounts';
import type { Hex } from '@/lib/core/hex';
import type { Stage } from '@/lib/demo/play/stage';
import { addressSchema } from '@/lib/schemas/hex';
import { announceWallet, type TestWallet } from '@/tests/e2e/support/announce-wallet';
import { openPage } from '@/tests/e2e/support/open-page';
import { openTestStage } from '@/tests/e2e/support/open-test-stage';
import { signIn } from '@/tests/e2e/support/sign-in';
import { test as base, expect } from '@/tests/e2e/support/tributary-test';
import { watchPage } from '@/tests/e2e/support/watch-page';

/** The people of the local chain, and its guardian, by the index of their published key. */
export const PEOPLE = {
  amara: 0,
  bilal: 1,
  chiara: 2,
  dmitri: 3,
  elif: 4,
  farid: 5,
  grace: 10,
  hana: 11,
  guardian: LOCAL_ROLES.guardian,
} as const;
export type PersonName = keyof typeof PEOPLE;

/** Somebody at a browser of their own, with a wallet that announced itself. `account` is lower-case. */
export type Someone = { name: PersonName; page: Page; wallet: TestWallet; account: Hex };

export type PeopleFixtures = {
  /**
   * Opens a browser for somebody; any complaint in their pages fails the test. They come signed in: the first time they
   * do it in the page, and from then on their browser remembers it, unless `anew`.
   */
  enter: (name: PersonName, options?: { signedIn?: boolean; anew?: boolean }) => Promise<Someone>;
  /** The use cases and contracts behind the pages, for setting a scene and for reading the truth. */
  stage: Stage;
};

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Browsers of people who have signed in before. */
const remembered = new Map<string, StorageState>();

export const test = base.extend<PeopleFixtures>({
  enter: async ({ browser, rpcUrl, expectedConsole }, use) => {
    const entered: { name: PersonName; page: Page; complaints: string[] }[] = [];
    await use(async (name, { signedIn = true, anew = false } = {}) => {
      const before = signedIn && !anew ? remembered.get(name) : undefined;
      const context = await browser.newContext(before ? { storageState: before } : {});
      const page = await context.newPage();
      const complaints = watchPage(page, expectedConsole);
      entered.push({ name, page, complaints });
      const account = localAccount(PEOPLE[name]);
      const wallet = await announceWallet(page, {
        account,
        rpcUrl,
        chainId: LOCAL_CHAIN_ID,
        connected: before !== undefined,
      });
      if (signedIn && !before) {
        await openPage(page, '/');
        await signIn(page);
        remembered.set(name, await context.storageState());
      }
      return { name, page, wallet, account: addressSchema.parse(account.address) };
    });
    for (const { page } of entered) await page.context().close();
    expect(
      entered.flatMap(({ name, complaints }) => complaints.map((complaint) => `${name}: ${complaint}`)),
      'what the pages complained about',
    ).toEqual([]);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are used from the pattern
  stage: async ({}, use) => {
    const { stage, close } = openTestStage();
    await use(stage);
    await close();
  },
});

export { expect };
