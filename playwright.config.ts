import { defineConfig } from '@playwright/test';
import { findChromium, howToGetOne } from './scripts/find-chromium.mjs';

const executablePath = findChromium();
if (!executablePath) throw new Error(howToGetOne);

const LOOKS = /looks\.spec\.ts$/;
/** Looks at each page in light and in dark by itself. */
const PAGES = /pages\.spec\.ts$/;
/** Moves the chain's clock and lengthens its windows, which the others do not expect: last. */
const CLOCK = /(dispute|stake)\.spec\.ts$/;
const desktop = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 393, height: 851 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/**
 * Browser tests against the production build, started by tests/e2e/support/global-setup.ts with the product's own
 * `npm start` on empty data. Every test runs at the desk in light; the ones about looks also on a phone and in the dark.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/support/global-setup.ts',
  outputDir: 'test-results',
  // One chain and one database behind all tests, and two cores under them.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.E2E_BASE_URL ?? '',
    // Without a film of every page, and without endless animations: drawing both took more time than most tests.
    trace: { mode: 'retain-on-failure', screenshots: false },
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    locale: 'en-GB',
    timezoneId: 'UTC',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'desktop', testIgnore: CLOCK, use: { ...desktop, colorScheme: 'light' } },
    { name: 'desktop-dark', testMatch: LOOKS, use: { ...desktop, colorScheme: 'dark' } },
    { name: 'phone', testMatch: [LOOKS, PAGES], use: { ...phone, colorScheme: 'light' } },
    { name: 'phone-dark', testMatch: LOOKS, use: { ...phone, colorScheme: 'dark' } },
    { name: 'clock', testMatch: CLOCK, use: { ...desktop, colorScheme: 'light' } },
  ],
});
