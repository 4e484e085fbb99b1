import { randomBytes } from 'node:crypto';
import type { Page, Route } from '@playwright/test';
import {
  chooseFile,
  contribute,
  expectRows,
  type PickedFile,
  pickFile,
  readContributionId,
} from '@/tests/e2e/support/datanet-steps';
import { openDeskDatanet } from '@/tests/e2e/support/desk-datanet';
import { openPage, waitUntilLive } from '@/tests/e2e/support/open-page';
import { expect, test } from '@/tests/e2e/support/people';

const RECORDS = 450;
/** The page sends pieces of this size. */
const PIECE = 1 << 20;

// What Chromium says of the requests that these tests cut off.
test.use({ expectedConsole: [/ERR_INTERNET_DISCONNECTED/] });
test.setTimeout(180_000);

test('an upload cut at half goes on by itself when the connection is back, from where it was', async ({
  enter,
  stage,
}) => {
  const datanetId = await openDeskDatanet(stage, 'Long texts over a bad line');
  const { page } = await enter('bilal');
  const line = await watchUploads(page);
  await chooseFile(page, { datanetId, file: longFile() });
  await expectRows(page, { rows: RECORDS, ready: RECORDS, failed: 0, duplicates: 0 });

  line.cutFrom(2 * PIECE);
  await page.getByRole('button', { name: `Contribute ${RECORDS} records` }).click();
  await line.waitUntilCut();
  await expect(page.getByRole('progressbar', { name: 'Uploading' })).toBeVisible();
  line.restore();

  const contributionId = await readContributionId(page);
  expect(line.accepted).toEqual(line.accepted.map((_, piece) => piece * PIECE)); // each piece arrived once, in order
  expect(line.accepted.length).toBeGreaterThan(3);
  await expectReadable(page, { datanetId, contributionId });
});

test('an upload cut at half goes on after the page was closed and opened again', async ({ enter, stage }) => {
  const datanetId = await openDeskDatanet(stage, 'Long texts over a bad line');
  const { page } = await enter('bilal');
  const line = await watchUploads(page);
  const file = longFile();
  await chooseFile(page, { datanetId, file });
  await expectRows(page, { rows: RECORDS, ready: RECORDS, failed: 0, duplicates: 0 });
  line.cutFrom(2 * PIECE);
  await page.getByRole('button', { name: `Contribute ${RECORDS} records` }).click();
  await line.waitUntilCut();
  await page.reload();
  await waitUntilLive(page);
  line.restore();
  await page.reload();
  await waitUntilLive(page);

  await expect(page.getByText(new RegExp(`An upload of ${RECORDS} records stopped at \\d+%`))).toBeVisible();
  await pickFile(page, file);
  await expectRows(page, { rows: RECORDS, ready: RECORDS, failed: 0, duplicates: 0 });
  const contributionId = await contribute(page, { records: RECORDS });
  expect(line.accepted).toEqual(line.accepted.map((_, piece) => piece * PIECE));
  await expectReadable(page, { datanetId, contributionId });
});

test('a chosen file is offered again to who left the page, until it is contributed', async ({ enter, stage }) => {
  const datanetId = await openDeskDatanet(stage, 'Files that wait');
  const { page } = await enter('bilal');
  const file = longFile();
  const offer = page.getByText(`You chose “${file.name}” before`);
  await openPage(page, `/datanets/${datanetId}`);
  await chooseFile(page, { datanetId, file });
  await expectRows(page, { rows: RECORDS, ready: RECORDS, failed: 0, duplicates: 0 });

  await page.goBack();
  await page.waitForURL(new RegExp(`/datanets/${datanetId}$`));
  await page.goForward();
  await expect(offer).toBeVisible();
  await page.getByRole('button', { name: 'Go on with it' }).click();
  await expectRows(page, { rows: RECORDS, ready: RECORDS, failed: 0, duplicates: 0 });
  await contribute(page, { records: RECORDS });

  await openPage(page, `/datanets/${datanetId}/contribute`);
  await expect(page.getByLabel('File to contribute')).toBeAttached();
  await expect(offer).toHaveCount(0);
});

/** A line that can be cut at a byte of an upload: what is sent from there on never leaves the browser. */
async function watchUploads(page: Page) {
  const accepted: number[] = [];
  let from = Number.POSITIVE_INFINITY;
  let cut = false;
  let told: () => void = () => undefined;
  const wasCut = new Promise<void>((resolve) => {
    told = resolve;
  });
  await page.route(/\/api\/uploads(\/|\?|$)/, async (route: Route) => {
    const request = route.request();
    const offset = request.method() === 'PATCH' ? Number(request.headers()['upload-offset']) : null;
    if (offset !== null && offset >= from) cut = true;
    if (cut) {
      told();
      return route.abort('internetdisconnected');
    }
    if (offset === null) return route.continue();
    const response = await route.fetch();
    if (response.ok()) accepted.push(offset);
    return route.fulfill({ response });
  });
  return {
    /** Offsets of the pieces that the server took. */
    accepted,
    cutFrom: (byte: number) => {
      from = byte;
    },
    waitUntilCut: () => wasCut,
    restore: () => {
      from = Number.POSITIVE_INFINITY;
      cut = false;
    },
  };
}

let counted = 0;

/** Some 3.4 megabytes of texts that nobody has contributed before, none of them like another. */
function longFile(): PickedFile {
  const mark = `${Date.now().toString(36)}-${counted++}`;
  const lines = Array.from({ length: RECORDS }, () => {
    const text = randomBytes(3_400).toString('hex').replaceAll(/.{8}/g, '$& ').trim();
    return `${JSON.stringify({ text, label: 'rooms' })}\n`;
  });
  return { name: `long-${mark}.jsonl`, mimeType: 'application/jsonl', buffer: Buffer.from(lines.join('')) };
}

/** The server holds the whole file: its records are read and shown. */
async function expectReadable(
  page: Page,
  { datanetId, contributionId }: { datanetId: number; contributionId: number },
) {
  await page.goto(`/datanets/${datanetId}/contributions/${contributionId}`);
  await waitUntilLive(page);
  await expect(page.getByText(`${RECORDS} records`).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Download the file' })).toBeVisible();
}
