import { truncateSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { addCurator } from '@/lib/demo/play/add-curator';
import { contributeRecords } from '@/lib/demo/play/contribute-records';
import { decideContribution } from '@/lib/demo/play/decide-contribution';
import type { Stage } from '@/lib/demo/play/stage';
import { chooseFile, contribute, expectRows, type PickedFile, pickFile } from '@/tests/e2e/support/datanet-steps';
import { openDeskDatanet } from '@/tests/e2e/support/desk-datanet';
import { toCsv } from '@/tests/e2e/support/library-desk';
import { openPage } from '@/tests/e2e/support/open-page';
import { expect, PEOPLE, test } from '@/tests/e2e/support/people';

const MEGABYTE = 1_000_000;

test.describe('files that cannot be read as they are', () => {
  test('each is refused in plain words, and a good one is taken after them', async ({ enter, stage }, info) => {
    const datanetId = await openDeskDatanet(stage, 'Files of all kinds');
    const { page } = await enter('bilal');
    const huge = info.outputPath('huge.csv');
    writeFileSync(huge, 'text,label\n');
    truncateSync(huge, 200 * MEGABYTE); // sparse: it takes no space on the disk

    await openPage(page, `/datanets/${datanetId}/contribute`);
    for (const { file, words } of [
      {
        file: csv('open-quote.csv', 'text,label\n"The atlas is due,loans\nWhich room is free?,rooms\n'),
        words: /line 2.*quote/i,
      },
      {
        file: {
          ...csv('sheet.csv', ''),
          buffer: Buffer.from('\uFEFFtext,label\nIs the hall free?,rooms\n', 'utf16le'),
        },
        words: '“sheet.csv” is encoded as UTF-16. Save it as UTF-8 and try again',
      },
      {
        file: {
          ...csv('renamed.csv', ''),
          buffer: Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(400, 7)]),
        },
        words: '“renamed.csv” is a ZIP archive',
      },
      {
        file: {
          ...csv('latin.csv', ''),
          buffer: Buffer.from('text,label\nMay the caf\u00e9 stay open?,rooms\n', 'latin1'),
        },
        words: 'Line 2 is not UTF-8',
      },
      { file: huge, words: 'The file has 200 MB; at most 50 MB fit.' },
    ]) {
      await pickFile(page, file);
      await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    }
    await pickFile(page, csv('good.csv', 'text,label\nIs the hall free?,rooms\n'));
    await expectRows(page, { rows: 1, ready: 1, failed: 0, duplicates: 0 });
  });

  test('a row with broken quotes is shown with its line, and the others are kept', async ({ enter, stage }) => {
    const datanetId = await openDeskDatanet(stage, 'Files of all kinds');
    const { page } = await enter('bilal');
    await chooseFile(page, {
      datanetId,
      file: csv('quotes.csv', 'text,label\n"The "old" atlas is due",loans\nWhich room is free?,rooms\n'),
    });
    await expectRows(page, { rows: 2, ready: 1, failed: 1, duplicates: 0 });
    await expect(page.getByText('The quotes are broken (line 2).')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Contribute 1 record' })).toBeEnabled();
  });
});

test('rows with HTML and script are text on every page, and never run', async ({ enter, stage }) => {
  const datanetId = await openDeskDatanet(stage, 'Markup is only text');
  const mark = Date.now().toString(36);
  const hostile = [
    `<script>window.wasRun = "${mark}"</script>Where are the comics?`,
    `<img src="/was-run-${mark}" onerror="window.wasRun = 1"> Is the atlas back?`,
    `</td></tr></table><a href="javascript:window.wasRun=1">${mark} May I book the hall?</a>`,
  ];
  const { page } = await enter('bilal');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const shownEverywhere = async () => {
    for (const text of hostile) await expect(page.getByText(text, { exact: true }).first()).toBeVisible();
    expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
  };

  await chooseFile(page, {
    datanetId,
    file: csv(
      'markup.csv',
      toCsv(
        ['text', 'label'],
        hostile.map((text) => [text, 'loans']),
      ),
    ),
  });
  await expectRows(page, { rows: 3, ready: 3, failed: 0, duplicates: 0 });
  await shownEverywhere();
  const contributionId = await contribute(page, { records: 3 });

  await openPage(page, `/datanets/${datanetId}/contributions/${contributionId}`);
  await shownEverywhere();
  await decideContribution(stage, {
    curator: stage.playerAt(PEOPLE.amara),
    contributionId,
    decision: { accept: true, reason: '<b>fine</b>' },
  });
  await openPage(page, `/datanets/${datanetId}/contributions/${contributionId}`);
  await expect(page.getByText('<b>fine</b>', { exact: true })).toBeVisible();
  await openPage(page, `/datanets/${datanetId}`);
  await shownEverywhere();
  await openPage(page, `/datanets/${datanetId}/records/${contributionId}/0`);
  await expect(page.getByText(hostile[0] ?? '', { exact: true }).first()).toBeVisible();
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
  expect(asked.filter((url) => url.includes('was-run'))).toEqual([]);
});

test.describe('wallets that do not do what is hoped for', () => {
  test('a declined signature loses nothing: the file stays, and the next click goes on', async ({ enter, stage }) => {
    const datanetId = await openDeskDatanet(stage, 'Second thoughts');
    const { page, wallet } = await enter('bilal');
    await chooseFile(page, { datanetId, file: twoRows() });
    wallet.declineNext('eth_sendTransaction');
    await page.getByRole('button', { name: 'Contribute 2 records' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'You declined; nothing was sent.' })).toBeVisible();
    await expectRows(page, { rows: 2, ready: 2, failed: 0, duplicates: 0 });
    await contribute(page, { records: 2 });
  });

  test('a wallet on another chain is asked to switch, and nothing is sent until it has', async ({ enter, stage }) => {
    const datanetId = await openDeskDatanet(stage, 'Second thoughts');
    const { page, wallet } = await enter('bilal');
    await chooseFile(page, { datanetId, file: twoRows() });
    await wallet.useChain(1);
    wallet.declineNext('wallet_switchEthereumChain');
    wallet.requests.length = 0;
    await page.getByRole('button', { name: 'Contribute 2 records' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Your wallet is on chain 1' })).toContainText(
      'You declined the switch; nothing was sent.',
    );
    expect(wallet.requests).not.toContain('eth_sendTransaction');
    await contribute(page, { records: 2 });
    expect(wallet.chainId()).toBe(stage.chainId);
  });

  test('what somebody else decided first is told before the wallet is asked', async ({ enter, stage }) => {
    const { datanetId, contributionId } = await setDecision(stage, 'Two curators');
    const { page, wallet } = await enter('chiara');
    await openDecision(page, { datanetId, contributionId });
    await page.getByLabel('Reason').fill('These are questions to the museum.');
    await decideFirst(stage, contributionId);
    wallet.requests.length = 0;
    await page.getByRole('button', { name: 'Reject' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'was decided on or withdrawn meanwhile' })).toBeVisible();
    await expect(page.getByLabel('Reason')).toHaveValue('These are questions to the museum.');
    expect(wallet.requests).not.toContain('eth_sendTransaction');
  });

  test('a transaction that reverts on chain is told with its reason', async ({ enter, stage }) => {
    const { datanetId, contributionId } = await setDecision(stage, 'Two curators');
    const { page, wallet } = await enter('chiara');
    await openDecision(page, { datanetId, contributionId });
    await page.getByLabel('Reason').fill('These are questions to the museum.');
    wallet.beforeNextSend(() => decideFirst(stage, contributionId));
    await page.getByRole('button', { name: 'Reject' }).click();
    const told = page.getByRole('alert').filter({ hasText: 'was decided on or withdrawn meanwhile' });
    await expect(told).toBeVisible();
    const { status } = await stage.chain.readContract({
      address: stage.addresses.datanetRegistry,
      abi: datanetRegistryAbi,
      functionName: 'contributionOf',
      args: [BigInt(contributionId)],
    });
    expect(status).toBe(2); // accepted, as the first one decided
    // Reading the page's data anew, as for another language, takes the form away, and not what came of it.
    await page.getByRole('banner').getByRole('button', { name: 'Deutsch' }).click();
    await expect(page.getByText('angenommen', { exact: true })).toBeVisible();
    await expect(told).toBeVisible();
    await page.getByRole('banner').getByRole('button', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.reload();
    await expect(page.getByText('accepted', { exact: true })).toBeVisible();
  });
});

function csv(name: string, text: string): PickedFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

let counted = 0;

/** Two rows that no earlier test or run has contributed. */
function twoRows(): PickedFile {
  const mark = `${Date.now().toString(36)}-${counted++}`;
  return csv(`${mark}.csv`, `text,label\nIs shelf ${mark} open?,loans\nIs room ${mark} free?,rooms\n`);
}

/** A contribution of dmitri's that amara, the owner, and chiara, a curator, may both decide on. */
async function setDecision(stage: Stage, name: string): Promise<{ datanetId: number; contributionId: number }> {
  const datanetId = await openDeskDatanet(stage, name);
  await addCurator(stage, {
    owner: stage.playerAt(PEOPLE.amara),
    datanetId,
    curator: stage.playerAt(PEOPLE.chiara),
  });
  const contributionId = await contributeRecords(stage, {
    contributor: stage.playerAt(PEOPLE.dmitri),
    datanetId,
    records: [{ fields: { text: `Is desk ${Date.now().toString(36)}-${counted++} taken?`, label: 'rooms' } }],
  });
  return { datanetId, contributionId };
}

/** Opens a contribution to decide on, and waits until the page has no more reason to read its data anew. */
async function openDecision(
  page: Page,
  { datanetId, contributionId }: { datanetId: number; contributionId: number },
): Promise<void> {
  await openPage(page, `/datanets/${datanetId}/contributions/${contributionId}`);
  await expect(page.getByText('Being compared with what the Datanet has')).toHaveCount(0);
}

async function decideFirst(stage: Stage, contributionId: number): Promise<void> {
  await decideContribution(stage, {
    curator: stage.playerAt(PEOPLE.amara),
    contributionId,
    decision: { accept: true, reason: 'Belongs here.' },
  });
}
