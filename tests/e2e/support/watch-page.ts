import type { Page } from '@playwright/test';

/**
 * Notes everything that a healthy page does not do: console errors and warnings (hydration mismatches and what the content
 * security policy refuses are among them), uncaught errors, requests that leave the site, requests that fail and answers
 * of 400 and above. `expected` are the ones that a test provokes.
 */
export function watchPage(page: Page, expected: readonly RegExp[] = []): string[] {
  const unexpected: string[] = [];
  const note = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) unexpected.push(text);
  };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      note(`console: ${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', (error) => note(`uncaught: ${error.message}`));
  const { E2E_BASE_URL: ours } = process.env;
  if (!ours) throw new Error('E2E_BASE_URL is not set: global-setup.ts sets it.');
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(ours).origin) note(`left the site: ${request.url()}`);
  });
  page.on('websocket', (socket) => note(`opened a socket: ${socket.url()}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A page that is left, or a link's prefetch that a click overtakes, ends what it was still asking for.
    if (reason !== 'net::ERR_ABORTED') note(`request failed: ${request.method()} ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) {
      note(`answer ${response.status()}: ${response.request().method()} ${response.url()}`);
    }
  });
  return unexpected;
}
