import { formatOpenExact } from '@/lib/core/units';
import { toBigint } from '@/lib/db/amount';
import { LONGEST_SEARCH, searchResultSchema } from '@/lib/schemas/search';
import { LOCALE_COOKIE } from '@/lib/texts/locales';
import { prepareToAsk, useFaucet } from '@/tests/e2e/support/ask-steps';
import { openPage } from '@/tests/e2e/support/open-page';
import { expect, PEOPLE, test } from '@/tests/e2e/support/people';
import { setScene } from '@/tests/e2e/support/set-scene';

const QUESTION = 'How long may I keep a borrowed book?';

test('a key has a limit of its own that the account signed, and what it asks is listed at once', async ({
  enter,
  stage,
}) => {
  test.setTimeout(300_000);
  const { modelId } = await setScene(stage);
  const { page, wallet, account } = await enter('hana');
  await useFaucet(page);
  await prepareToAsk(page, { modelId, deposit: '20' });
  const price = toBigint((await stage.db.model.findUniqueOrThrow({ where: { id: modelId } })).unitPrice);

  await test.step('a new permission names no model unless a model’s page leads to it', async () => {
    const ticked = page.getByRole('group', { name: 'Models' }).getByRole('checkbox', { checked: true });
    await openPage(page, `/account?model=${modelId}`);
    await expect(ticked).toHaveCount(1);
    await openPage(page, '/account');
    await page.getByText('Sign a new permission').click();
    await expect(ticked).toHaveCount(0);
    await page.getByRole('button', { name: 'Choose all' }).click();
    await expect(ticked).not.toHaveCount(0);
  });

  const key = await test.step('the key is made under a permission whose cap is its budget', async () => {
    await openPage(page, '/account');
    wallet.requests.length = 0;
    await page.getByLabel('Name', { exact: true }).fill('Night script');
    await page.getByLabel('Budget, in OPEN').fill(formatOpenExact(price));
    await expect(page.getByLabel('Sign a limit of its own for this key')).toBeChecked();
    await page.getByRole('button', { name: 'Make a key' }).click();
    const shown = page.getByRole('figure').filter({ hasText: 'Your new API key' }).locator('code');
    await expect(shown).toContainText('trb_');
    expect(wallet.requests.filter((method) => method === 'eth_signTypedData_v4')).toHaveLength(1);
    const [newest] = await stage.db.spendingPermission.findMany({
      where: { account },
      orderBy: { createdAt: 'desc' },
      take: 1,
    });
    expect(newest && toBigint(newest.cap)).toBe(price);
    return (await shown.textContent()) ?? '';
  });

  const ask = (question: string) =>
    page.request.post('/api/v1/answers', {
      headers: { authorization: `Bearer ${key}` },
      data: { model: modelId, question },
    });

  await test.step('its answer stands among the account’s receipts from the moment it is given', async () => {
    expect((await ask(QUESTION)).status()).toBe(200);
    await openPage(page, '/receipts');
    const row = page.getByRole('table', { name: 'Your receipts' }).getByRole('row').filter({ hasText: QUESTION });
    await expect(row).toContainText('asked with the key “Night script”');
  });

  await test.step('and it can ask no more than its budget', async () => {
    expect((await ask('And a borrowed film?')).status()).toBe(402);
  });
});

test('without a key, a program searches, reads what a version is, and downloads its records', async ({
  request,
  stage,
}) => {
  test.setTimeout(300_000);
  const { datanetId, acceptedId, modelId, receiptIds } = await setScene(stage);
  const version = `/api/datanets/${datanetId}/versions/1`;

  await test.step('the search answers with what is public, and refuses what it cannot look for', async () => {
    const search = (q: string) => request.get('/api/search', { params: { q } });
    const found = async (q: string) => searchResultSchema.parse(await (await search(q)).json());
    expect((await found('desk, looking')).datanets).toMatchObject([
      { id: datanetId, name: 'The library’s desk, for looking at' },
    ]);
    expect((await found('Desk finder')).models.map(({ id }) => id)).toContain(modelId);
    const [receiptId = ''] = receiptIds;
    expect((await found(receiptId)).receipts).toMatchObject([{ id: receiptId, modelName: 'Desk finder', own: false }]);
    for (const q of ['', ' ', 'a\u0000b', 'x'.repeat(LONGEST_SEARCH + 1)]) {
      const refused = await search(q);
      expect(refused.status(), JSON.stringify(q)).toBe(400);
      expect(await refused.json()).toMatchObject({ error: { code: 'invalid-input' } });
    }
  });

  const file = await test.step('the records are a download, a line each, with whose they are', async () => {
    const response = await request.get(`${version}/records`);
    expect(response.status()).toBe(200);
    expect(response.headers()).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="datanet-${datanetId}-version-1.jsonl"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    });
    const text = await response.text();
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(59);
    const contributor = stage.playerAt(PEOPLE.bilal).account;
    for (const line of lines) {
      expect(JSON.parse(line)).toMatchObject({
        text: expect.any(String),
        label: expect.any(String),
        _credit: { contribution: acceptedId, contributor },
      });
    }
    // The fourth was left out when the contribution was accepted.
    const places = lines.map((line) => JSON.parse(line)._credit.index);
    expect(places).toEqual([...Array(60).keys()].filter((index) => index !== 3));
    return text;
  });

  await test.step('the version’s description names that very file and its columns', async () => {
    const response = await request.get(`${version}/croissant`);
    expect(response.headers()['content-type']).toBe('application/ld+json; charset=utf-8');
    const { distribution, recordSet, license } = await response.json();
    expect(license).toBe('https://creativecommons.org/licenses/by/4.0/');
    expect(recordSet[0].field.map(({ name }: { name: string }) => name)).toEqual(['text', 'label']);
    expect(await (await request.get(distribution[0].contentUrl)).text()).toBe(file);
  });

  await test.step('what is not there is told to a program in English, to a page in its reader’s language', async () => {
    const missing = `/api/datanets/${datanetId}/versions/99/croissant`;
    const message = async (headers: Record<string, string>) => {
      const response = await request.get(missing, { headers });
      expect(response.status()).toBe(404);
      return (await response.json()).error.message;
    };
    const cookie = `${LOCALE_COOKIE}=de`;
    expect(await message({ cookie })).toBe(`Datanet ${datanetId} has no version 99 to describe.`);
    expect(await message({ cookie, 'sec-fetch-site': 'same-origin' })).toBe(
      `Datanet ${datanetId} hat keine Version 99, die sich beschreiben ließe.`,
    );
    expect((await request.get(`/api/datanets/${datanetId}/versions/99/records`)).status()).toBe(404);
  });
});
