import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import { wonOf } from '@/lib/chain/lost-bond';
import { formatOpen, parseOpen } from '@/lib/core/units';
import { addCurator } from '@/lib/demo/play/add-curator';
import { giveOpen } from '@/lib/demo/play/give-open';
import { checkAccessibility } from '@/tests/e2e/support/check-accessibility';
import { acceptContribution, chooseFile, contribute, expectRows } from '@/tests/e2e/support/datanet-steps';
import { openDeskDatanet } from '@/tests/e2e/support/desk-datanet';
import { toCsv } from '@/tests/e2e/support/library-desk';
import { balanceOf } from '@/tests/e2e/support/money-on-chain';
import { moveTime } from '@/tests/e2e/support/move-time';
import { openPage, waitUntilLive } from '@/tests/e2e/support/open-page';
import { expect, test } from '@/tests/e2e/support/people';

const BOND = parseOpen('2');
const STAKE = parseOpen('60');
const MORE = parseOpen('50');
const UNBONDING_S = 600;

test('a curator stakes, an acceptance is disputed, and the stake answers for it', async ({ enter, stage, rpcUrl }) => {
  test.setTimeout(600_000);
  const block = await stage.chain.getBlockNumber();
  const [amara, bilal, chiara, dmitri] = [
    await enter('amara', { anew: true }),
    await enter('bilal', { anew: true }),
    await enter('chiara', { anew: true }),
    await enter('dmitri', { anew: true }),
  ];
  const deployer = stage.playerAt(LOCAL_ROLES.deployer);
  for (const person of [bilal, chiara, dmitri]) {
    await giveOpen(stage, { from: deployer, to: person, amount: parseOpen('2000') });
  }
  const datanetId = await openDeskDatanet(stage, `The desk with stakes, from block ${block} on`);
  await addCurator(stage, { owner: stage.playerAt(0), datanetId, curator: stage.playerAt(2) });

  await test.step('the owner asks for a bond and a stake, within the bounds', async () => {
    const { page } = amara;
    await openPage(page, `/datanets/${datanetId}/settings`);
    await page.getByLabel('Bond of a contribution, in OPEN').fill(formatOpen(BOND));
    await page.getByLabel('Stake of who decides, in OPEN').fill('10');
    await page.getByRole('button', { name: 'Change bond and stake' }).click();
    await expect(page.getByText('At least 50 OPEN, or 0 for none.', { exact: true })).toBeVisible();
    await page.getByLabel('Stake of who decides, in OPEN').fill(formatOpen(STAKE));
    await page.getByRole('button', { name: 'Change bond and stake' }).click();
    await expect(page.getByText('Confirmed on chain.')).toBeVisible();
  });

  const before = await balanceOf(stage, dmitri.account);
  const contributionId = await test.step('a contributor is told of the bond, and leaves it', async () => {
    const { page, wallet } = dmitri;
    const rows = [
      ['Where do I give back a book on a Sunday?', 'loans'],
      ['Is the large room free on the third of May?', 'rooms'],
      ['Who reads at the children’s hour this week?', 'events'],
    ];
    await chooseFile(page, {
      datanetId,
      file: { name: 'asked.csv', mimeType: 'text/csv', buffer: Buffer.from(toCsv(['text', 'label'], rows)) },
    });
    await expectRows(page, { rows: 3, ready: 3, failed: 0, duplicates: 0 });
    await expect(page.getByText('leaves a bond of 2 OPEN')).toBeVisible();
    wallet.requests.length = 0;
    const id = await contribute(page, { records: 3 });
    expect(wallet.requests.filter((method) => method === 'eth_sendTransaction')).toHaveLength(2);
    expect(await balanceOf(stage, dmitri.account)).toBe(before - BOND);
    return id;
  });

  await test.step('a curator without a stake is told so, and stakes', async () => {
    const { page, wallet } = chiara;
    await openPage(page, `/datanets/${datanetId}/review`);
    const notice = page.getByRole('status').filter({ hasText: 'Your stake is too small to decide here' });
    await expect(notice).toBeVisible();
    await checkAccessibility(page);
    await notice.getByRole('link', { name: 'Stake' }).click();
    await expect(page.getByRole('heading', { name: 'Your stake' })).toBeVisible();
    await expect(page.getByLabel('Stake, in OPEN')).toHaveValue(formatOpen(STAKE));
    await checkAccessibility(page);
    wallet.requests.length = 0;
    await page.getByRole('button', { name: 'Stake', exact: true }).click();
    await expect(page.getByText('You decide here, and your stake answers for it.')).toBeVisible();
    expect(wallet.requests.filter((method) => method === 'eth_sendTransaction')).toHaveLength(2);
  });

  await test.step('with it, the curator accepts, and the bond goes back', async () => {
    await acceptContribution(chiara.page, { datanetId, contributionId, records: 3 });
    expect(await balanceOf(stage, dmitri.account)).toBe(before);
  });

  const held = await balanceOf(stage, bilal.account);
  await test.step('somebody disputes the acceptance, with as much as is at stake', async () => {
    const { page } = bilal;
    await openPage(page, `/datanets/${datanetId}/contributions/${contributionId}`);
    await page.getByRole('link', { name: 'Dispute the acceptance' }).click();
    await expect(page.getByRole('list', { name: 'Records that were accepted' }).getByRole('listitem')).toHaveCount(3);
    await checkAccessibility(page);
    await page.getByRole('textbox', { name: 'Reason' }).fill('Nobody asked these; they are made up.');
    await page.getByRole('button', { name: `Dispute it with ${formatOpen(STAKE)} OPEN` }).click();
    await expect(page.getByRole('heading', { name: 'Who decides' })).toBeVisible();
    expect(await balanceOf(stage, bilal.account)).toBe(held - STAKE);
    await openPage(page, '/disputes?of=acceptances');
    const row = page
      .getByRole('table', { name: 'Disputed acceptances' })
      .getByRole('row', { name: new RegExp(`Contribution ${contributionId}\\b`) });
    await expect(row).toContainText('Open');
    await checkAccessibility(page);
  });

  await test.step('a stake under dispute cannot leave', async () => {
    const { page } = chiara;
    await openPage(page, `/datanets/${datanetId}/stakes`);
    await page.getByRole('button', { name: 'Announce that it leaves' }).click();
    await expect(page.getByText('A dispute about what you accepted here holds your stake')).toBeVisible();
    await moveTime(stage, { rpcUrl, seconds: UNBONDING_S + 1 });
    await page.reload();
    await waitUntilLive(page);
    await expect(page.getByText('the delay is over.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Take it out' })).toBeDisabled();
    await checkAccessibility(page);
  });

  await test.step('the guardian upholds the dispute: the stake goes to who was right', async () => {
    const { page } = await enter('guardian', { anew: true });
    await openPage(page, `/disputes/contributions/${contributionId}`);
    await expect(page.getByRole('heading', { name: 'You are the guardian: decide' })).toBeVisible();
    await checkAccessibility(page);
    await page.getByRole('button', { name: 'Uphold it' }).click();
    await expect(page.getByText('Say why you decide so.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Reason' }).fill('The desk’s log has none of them.');
    await page.getByRole('button', { name: 'Uphold it' }).click();
    await expect(page.getByText('Upheld', { exact: true })).toBeVisible();
    await expect(page.getByText('The desk’s log has none of them.')).toBeVisible();
    expect(await balanceOf(stage, bilal.account)).toBe(held + wonOf(STAKE));
  });

  await test.step('everybody sees what the curator lost; a new stake leaves after the delay', async () => {
    const { page } = chiara;
    await openPage(page, `/datanets/${datanetId}/stakes`);
    const row = page.getByRole('table', { name: 'Curators and their stakes' }).getByRole('row', { name: /chiara/ });
    await expect(row).toContainText('60 OPEN');
    await expect(row).toContainText('1 wrongly');
    await page.getByRole('button', { name: 'Take the announcement back' }).click();
    await expect(page.getByRole('button', { name: 'Take the announcement back' })).toHaveCount(0);
    const own = await balanceOf(stage, chiara.account);
    await page.getByLabel('Stake, in OPEN').fill(formatOpen(MORE));
    await page.getByRole('button', { name: 'Stake', exact: true }).click();
    await expect(page.getByLabel('Take out, in OPEN')).toHaveValue(formatOpen(MORE));
    expect(await balanceOf(stage, chiara.account)).toBe(own - MORE);
    await page.getByRole('button', { name: 'Announce that it leaves' }).click();
    await expect(page.getByRole('button', { name: 'Take it out' })).toBeDisabled();
    await moveTime(stage, { rpcUrl, seconds: UNBONDING_S + 1 });
    await page.reload();
    await waitUntilLive(page);
    await page.getByRole('button', { name: 'Take it out' }).click();
    await expect(page.getByRole('button', { name: 'Take it out' })).toHaveCount(0);
    expect(await balanceOf(stage, chiara.account)).toBe(own);
  });
});
