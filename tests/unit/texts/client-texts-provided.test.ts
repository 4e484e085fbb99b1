import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '@/messages/en';
import { listSources } from '@/tests/support/source/list-sources';
import { askedInBrowser, textsSentBy } from '@/tests/support/texts/client-namespaces';

const catalogue = en as Record<string, { client: object; server: object }>;
const entries = listSources('app').filter((path) =>
  /\/(page|layout|loading|error|not-found|template)\.tsx$/.test(`/${path}`),
);

test('the browser has the texts of every component that runs there', { timeout: 60_000 }, () => {
  expect(entries.length).toBeGreaterThan(50);
  const missing = new Set<string>();
  for (const entry of entries) {
    const sent = new Set([...layoutsAbove(entry), entry].flatMap(textsSentBy));
    for (const { namespace, path } of askedInBrowser(entry)) {
      const [area = '', component = ''] = namespace.split('.');
      if (!(component in (catalogue[area]?.client ?? {}))) {
        missing.add(`${path}: ${namespace} runs in the browser, so its texts belong under "client"`);
      } else if (!sent.has(area) && !sent.has(namespace)) {
        missing.add(`${entry}: no layout above sends "${namespace}", which ${path} needs`);
      }
    }
  }
  expect([...missing]).toEqual([]);
});

function layoutsAbove(entry: string): string[] {
  const layouts: string[] = [];
  for (let folder = dirname(entry); folder !== '.'; folder = dirname(folder)) {
    const layout = `${folder}/layout.tsx`;
    if (existsSync(layout)) layouts.push(layout);
  }
  return layouts;
}
