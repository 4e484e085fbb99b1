import { PathnameContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import { expect, it } from 'vitest';
import { DatanetHeader } from '@/components/datanets/datanet-header';
import { DatanetTop } from '@/components/datanets/datanet-top';
import type { Reader } from '@/lib/texts/locales';
import { renderWithTexts } from '@/tests/support/render-texts';
import { GERMAN } from '@/tests/support/texts';

const DATANET = {
  id: 7,
  owner: `0x${'1'.repeat(40)}`,
  name: 'Field notes',
  summary: 'What stood on the bank.',
  tags: ['river'],
  licence: 'CC-BY-4.0',
  contributeAccess: 'on-request',
  trainAccess: 'anyone',
  acceptedRecords: 1200,
  contributorCount: 3,
  versionCount: 2,
  pendingCount: 1,
  createdAt: new Date('2026-01-01'),
} as const;
const STANDING = {
  owner: false,
  curator: false,
  mayContribute: false,
  mayTrain: true,
  contributeRequested: true,
  trainRequested: false,
};

const render = (part: string, reader?: Reader) =>
  renderWithTexts(
    <PathnameContext value={`/datanets/7${part}`}>
      <DatanetHeader datanet={{ ...DATANET, tags: [...DATANET.tags] }} curators={[]} standing={STANDING} />
    </PathnameContext>,
    ['datanets', 'ui'],
    reader,
  );

it.each([
  ['', 'whole', ['contribute', 'train']],
  ['/versions', 'compact', []],
  ['/contribute', 'compact', ['contribute']],
])('of the part “%s” is the %s one and says what was asked for: %j', (part, header, asked) => {
  const html = renderWithTexts(
    <PathnameContext value={`/datanets/7${part}`}>
      <DatanetTop id={7} whole="whole" compact="compact" asking={{ contribute: 'asked', train: 'asked' }} />
    </PathnameContext>,
    ['datanets', 'ui'],
  );
  expect(html.replace(/<[^>]*>/g, '')).toMatch(new RegExp(`^${header}`));
  expect([...html.matchAll(/You have asked to (contribute|train)/g)].map(([, what]) => what)).toEqual(asked);
});

it.each(['/contributors', '/versions', '/stakes', '/review', '/settings', '/records/4/1'])(
  'is a name, its state and the way back above %s',
  (part) => {
    const html = render(part);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toMatch(/<h1[^>]*><a [^>]*href="\/datanets\/7"[^>]*><span translate="no">Field notes/);
    expect(html).toContain('1,200 accepted records · version 2');
    expect(html).toContain('href="/datanets"');
    expect(html).not.toContain(DATANET.summary);
    expect(html).not.toContain('You have asked');
  },
);

it('says where one contributes that one has asked to', () => {
  expect(render('/contribute')).toContain('You have asked');
  expect(render('/contribute', GERMAN)).toContain('1.200 angenommene Einträge · Version 2');
});

it('leads to contributing from every part but that one', () => {
  const way = 'href="/datanets/7/contribute"';
  expect(render('/versions')).toContain(way);
  expect(render('/contribute')).not.toContain(way);
});
