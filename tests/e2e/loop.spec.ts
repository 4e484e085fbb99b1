import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import { readOperatorBond } from '@/lib/chain/read-operator-bond';
import type { Hex } from '@/lib/core/hex';
import { formatOpenExact, parseOpen } from '@/lib/core/units';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import { settleReceipts } from '@/lib/demo/play/settle-receipts';
import type { Stage } from '@/lib/demo/play/stage';
import { waitForFinality } from '@/lib/demo/play/wait-for-finality';
import { buildEpoch, epochProofs } from '@/lib/rewards/build-epoch';
import { divideByWeights } from '@/lib/rewards/divide-by-weights';
import { DEFAULT_FEE_PARTS } from '@/lib/rewards/roles';
import { splitFee } from '@/lib/rewards/split-fee';
import { addressSchema } from '@/lib/schemas/hex';
import { FAUCET_OPEN } from '@/lib/server/faucet/give-from-faucet';
import { askQuestion, prepareToAsk, useFaucet } from '@/tests/e2e/support/ask-steps';
import {
  acceptContribution,
  chooseFile,
  contribute,
  createDatanet,
  expectRows,
  nameCurator,
  publishVersion,
} from '@/tests/e2e/support/datanet-steps';
import { expectShares, readDocuments, readEpochFileOnChain } from '@/tests/e2e/support/expected-shares';
import { nameParent, publishModel, trainModel } from '@/tests/e2e/support/factory-steps';
import { LIBRARY_DESK, MORE_FROM_THE_DESK, toCsv } from '@/tests/e2e/support/library-desk';
import { balanceOf, claimedOf, depositOf, readLastEpoch } from '@/tests/e2e/support/money-on-chain';
import { signClaimFor, stakeOn } from '@/tests/e2e/support/money-steps';
import { openPage } from '@/tests/e2e/support/open-page';
import { expect, PEOPLE, test } from '@/tests/e2e/support/people';

const LABELS = ['loans', 'rooms', 'events'];
/** Does not divide by anything handsome. */
const PRICE = '0.123456789012345679';
const UNIT_PRICE = parseOpen(PRICE);
const DEPOSIT = '5';
const STAKE = '60';
/** What the second model gives the first of its builder's amount, in percent. */
const ROYALTY = '12.5';

const CHILD_QUESTION = 'Who can tell me how long I may keep this book?';

/** The last one is private: its contributors follow the version's published shares. */
const QUESTIONS = [
  { question: 'May I keep the borrowed atlas until my exam is over?', disclosed: true },
  { question: 'Which room can fourteen of us book on a Monday?', disclosed: true },
  { question: 'Are there tickets left for the reading on Saturday?', disclosed: false },
];

/** One story from the first record to the last unit: its steps stand on each other, so it is one test and one long file. */
test('a file becomes a version, a model, a paid answer and a reward that is claimed', async ({ enter, stage }) => {
  test.setTimeout(600_000);

  const before = await readBefore(stage);
  const [amara, bilal, chiara, dmitri] = [
    await enter('amara', { anew: true }),
    await enter('bilal', { anew: true }),
    await enter('chiara', { anew: true }),
    await enter('dmitri', { anew: true }),
  ];

  const datanetId = await test.step('the owner creates a Datanet and names a curator', async () => {
    const id = await createDatanet(amara.page, {
      name: 'At the library’s desk',
      summary: 'What people ask at the desk of a town library, and which desk it goes to.',
      labels: LABELS,
    });
    await nameCurator(amara.page, { datanetId: id, account: chiara.account });
    return id;
  });

  const first =
    await test.step('a contributor uploads a CSV, sees what fails and repeats, and signs once', async () => {
      const { page, wallet } = bilal;
      const rows = LIBRARY_DESK.map(([label, text]) => [text, label]);
      const [repeated = []] = rows;
      const csv = toCsv(['question', 'topic'], [...rows, repeated, ['Where may I park my bicycle?', 'parking']]);
      await chooseFile(page, {
        datanetId,
        file: { name: 'desk.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) },
      });
      await page.getByText('Which column is what').click();
      await page.getByLabel('text comes from').selectOption({ label: 'Column “question”' });
      await page.getByLabel('label comes from').selectOption({ label: 'Column “topic”' });
      await expectRows(page, { rows: 62, ready: 60, failed: 1, duplicates: 1 });

      const preview = page.getByRole('table', { name: 'Preview of the file’s rows' });
      await page.getByRole('button', { name: /^Failed/ }).click();
      await expect(preview.getByRole('row', { name: /Where may I park my bicycle\?/ })).toContainText('parking');
      await page.getByRole('button', { name: /^Duplicates/ }).click();
      await expect(preview.getByRole('row', { name: /The atlas I took home/ })).toContainText(
        'Says the same as line 2.',
      );

      wallet.requests.length = 0;
      const id = await contribute(page, { records: 60 });
      expect(wallet.requests.filter((method) => method === 'eth_sendTransaction')).toHaveLength(1);
      expect(wallet.requests).not.toContain('personal_sign');
      return id;
    });

  const second = await test.step('another contributor adds a JSONL file', async () => {
    const lines = MORE_FROM_THE_DESK.map(([label, text]) => `${JSON.stringify({ text, label })}\n`).join('');
    await chooseFile(dmitri.page, {
      datanetId,
      file: { name: 'more.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(lines) },
    });
    return contribute(dmitri.page, { records: 12 });
  });

  await test.step('the curator stakes on the Datanet, accepts both and publishes a version', async () => {
    await useFaucet(chiara.page);
    await stakeOn(chiara.page, { datanetId, amount: STAKE });
    await acceptContribution(chiara.page, { datanetId, contributionId: first, records: 60 });
    await acceptContribution(chiara.page, { datanetId, contributionId: second, records: 12 });
    await publishVersion(chiara.page, { datanetId, number: 1 });
  });

  const elif = await enter('elif', { anew: true });
  const modelId = await test.step('a builder trains on it, watches, and publishes with a price', async () => {
    await trainModel(elif.page, {
      datanetId,
      name: 'Which desk is it?',
      summary: 'Reads a question to a library and says who should answer it.',
    });
    return publishModel(elif.page, { price: PRICE });
  });

  const grace = await enter('grace', { anew: true });
  const childId = await test.step('another builder makes a model from it and names it as a parent', async () => {
    await useFaucet(grace.page);
    await trainModel(grace.page, {
      datanetId,
      name: 'Which desk is it, briefly?',
      summary: 'The same, made from the first one.',
    });
    await nameParent(grace.page, { name: 'Which desk is it?', part: ROYALTY });
    return publishModel(grace.page, { price: PRICE });
  });

  const farid = await enter('farid', { anew: true });
  const answers = await test.step('an asker deposits by permit, signs a permission, and asks', async () => {
    const { page, wallet } = farid;
    await useFaucet(page);
    wallet.requests.length = 0;
    await prepareToAsk(page, { modelId, deposit: DEPOSIT });
    expect(signatures(wallet.requests)).toEqual([
      'eth_signTypedData_v4', // the permit
      'eth_sendTransaction', // the deposit
      'eth_signTypedData_v4', // the spending permission
    ]);
    const asked: { question: string; label: string; receiptId: string }[] = [];
    for (const { question, disclosed } of QUESTIONS) {
      asked.push({ question, ...(await askQuestion(page, { question, disclosed })) });
    }
    expect(signatures(wallet.requests)).toHaveLength(3); // the permission pays, nobody is asked again
    return asked;
  });
  const ofChild = await test.step('the asker asks the second model too', async () => {
    const { page } = farid;
    await openPage(page, `/ask?model=${childId}`);
    const sign = page.getByRole('button', { name: 'Sign the permission' });
    const ask = page.getByRole('button', { name: /^Ask for / });
    await expect(sign.or(ask).first()).toBeVisible();
    if (await sign.isVisible()) await sign.click();
    return askQuestion(page, { question: CHILD_QUESTION });
  });

  await test.step('the receipt shows the label, the records and where the fee went', async () => {
    const [first] = answers;
    if (!first) throw new Error('Nothing was answered.');
    const { page } = farid;
    await openPage(page, `/receipts/${first.receiptId}`);
    await expect(page.getByText(first.question)).toBeVisible();
    await expect(page.getByText(first.label, { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('heading', { name: 'The records that mattered' })).toBeVisible();
    const known = [...LIBRARY_DESK, ...MORE_FROM_THE_DESK].map(([, text]) => text);
    const strongest = page.locator('#records').getByRole('listitem').first();
    await expect(strongest).toContainText('of the fee');
    await expect(strongest).toContainText(/Pushed \S.* for it/);
    const shown = (await strongest.textContent()) ?? '';
    expect(known.some((text) => shown.includes(text))).toBe(true);
    const parts = splitFee({ fee: UNIT_PRICE, parts: DEFAULT_FEE_PARTS });
    await page.getByText('Show every payment as a table').click();
    const payments = page.getByRole('table', { name: 'Who is paid from this fee, as what, and how much' });
    for (const [role, amount] of [
      ['Treasury', parts.treasury],
      ['Builder', parts.builder],
      ['Curators', parts.curators],
      ['Compute', parts.compute],
    ] as const) {
      await expect(payments.getByRole('row').filter({ hasText: role })).toContainText(formatOpenExact(amount));
    }
    await page.getByText('Show the curators’ stakes as a table').click();
    const stakes = page.getByRole('table', { name: 'What each curator had at stake' });
    await expect(stakes.getByRole('row').filter({ hasText: 'chiara' })).toContainText(STAKE);
  });

  await test.step('the receipt of the second model shows what flowed on to the first', async () => {
    const { page } = farid;
    await openPage(page, `/receipts/${ofChild.receiptId}`);
    await expect(page.getByText('Which desk is it?, royalty').first()).toBeVisible();
    await page.getByText('Show the royalties as a table').click();
    const builder = splitFee({ fee: UNIT_PRICE, parts: DEFAULT_FEE_PARTS }).builder;
    const [royalty] = divideByWeights(builder, [
      { key: String(modelId).padStart(9, '0'), weight: 1_250n },
      { key: 'builder', weight: 8_750n },
    ]);
    const royalties = page.getByRole('table', { name: /^What models it was made from got/ });
    await expect(royalties.getByRole('row').filter({ hasText: 'Which desk is it?, version 1' })).toContainText(
      formatOpenExact(royalty?.amount ?? 0n),
    );
    await openPage(page, `/models/${modelId}?part=family`);
    await expect(page.getByRole('link', { name: 'Which desk is it, briefly?' })).toBeVisible();
  });

  const fees = UNIT_PRICE * BigInt(QUESTIONS.length + 1);
  const owed = await test.step('the epoch is settled: its root is the one that the rules give', async () => {
    const receiptIds = [...answers, ofChild].map((answer) => answer.receiptId);
    const epoch = await settleReceipts(stage, { receiptIds, timeoutMs: 180_000 });
    const total: Map<Hex, bigint> = new Map(before.earnings.map((line) => [line.account, line.cumulative]));
    let built = null;
    // What other tests asked before, and nobody had settled.
    let elsewhere = 0n;
    for (let number = before.epoch + 1; number <= epoch; number++) {
      const file = await readEpochFileOnChain(stage, number);
      if (!file) throw new Error(`Epoch ${number} has no file.`);
      const documents = await readDocuments(stage, file);
      for (const { id, fee } of documents) if (!receiptIds.includes(id)) elsewhere += fee;
      const shares = (await Promise.all(documents.map((document) => expectShares(stage, document)))).flat();
      built = buildEpoch({
        previous: [...total].map(([account, cumulative]) => ({ account, cumulative })),
        shares,
      });
      for (const { account, cumulative } of built.entries) total.set(account, cumulative);
    }
    const onChain = await readLastEpoch(stage);
    expect(onChain).toEqual({ epoch, root: built?.root, total: built?.total });
    expect(onChain.total - before.total).toBe(fees + elsewhere);
    expect(await depositOf(stage, farid.account)).toBe(before.deposit + parseOpen(DEPOSIT) - fees);
    expect(await balanceOf(stage, farid.account)).toBe(
      before.balance(farid.account) + FAUCET_OPEN - parseOpen(DEPOSIT),
    );
    await waitForFinality(stage, { epoch });
    return built?.entries ?? [];
  });

  // What a person got and put elsewhere on the way, beside what was earned.
  const spentOf = (account: Hex) => (account === chiara.account ? FAUCET_OPEN - parseOpen(STAKE) : 0n);
  const owedTo = (account: Hex) => owed.find((line) => line.account === account)?.cumulative ?? 0n;
  await test.step('contributors, curator and builders claim on their earnings page, and are paid to the last unit', async () => {
    for (const { page, account } of [bilal, dmitri, elif, chiara]) {
      const due = owedTo(account) - (await claimedOf(stage, account));
      expect(due).toBeGreaterThan(0n);
      await openPage(page, '/earnings');
      await page.getByRole('button', { name: /^Claim / }).click();
      await expect(page.getByText('Nothing to claim.')).toBeVisible();
      await expect(page.getByRole('table', { name: 'Claims' }).getByTitle(exactly(due)).first()).toBeVisible();
      expect(await balanceOf(stage, account)).toBe(before.balance(account) + due + spentOf(account));
      expect(await claimedOf(stage, account)).toBe(owedTo(account));
    }
  });

  await test.step('the contributor is told why, in three clicks: epoch, answer, records', async () => {
    const { page } = bilal;
    await page.getByRole('table', { name: 'Your earnings by epoch' }).getByRole('link').first().click();
    const answered = page.getByRole('table', { name: 'Answers that earned you something' });
    await answered.getByRole('link', { name: QUESTIONS[0]?.question }).click();
    await expect(page.getByRole('heading', { name: 'Paid by what each record did for this answer' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'The records that mattered' })).toBeVisible();
  });

  await test.step('a builder signs where its earnings go, and somebody else hands that in and pays the gas', async () => {
    const due = owedTo(grace.account) - (await claimedOf(stage, grace.account));
    const recipient = stage.playerAt(PEOPLE.hana).account;
    const had = await balanceOf(stage, recipient);
    grace.wallet.requests.length = 0;
    const link = await signClaimFor(grace.page, { name: 'hana' });
    expect(signatures(grace.wallet.requests)).toEqual(['eth_signTypedData_v4']);
    await openPage(amara.page, new URL(link).pathname + new URL(link).hash);
    await amara.page.getByRole('button', { name: /^Hand it in: pay / }).click();
    await expect(amara.page.getByText('Confirmed on chain')).toBeVisible();
    expect(await balanceOf(stage, recipient)).toBe(had + due);
    expect(await claimedOf(stage, grace.account)).toBe(owedTo(grace.account));
  });

  await test.step('treasury and compute are paid by the same root, and nothing is left over', async () => {
    const proofs = epochProofs(owed);
    const anybody = stage.playerAt(PEOPLE.chiara);
    for (const [k, { account, cumulative }] of owed.entries()) {
      if ((await claimedOf(stage, account)) === cumulative) continue;
      await sendTransaction(stage, {
        player: anybody,
        send: (writer) =>
          writer.writeContract({
            address: stage.addresses.rewardDistributor,
            abi: rewardDistributorAbi,
            functionName: 'claim',
            args: [account, cumulative, proofs[k] ?? []],
          }),
      });
    }
    for (const { account, cumulative } of owed) {
      if (account === grace.account) continue;
      expect(await balanceOf(stage, account), account).toBe(
        before.balance(account) + cumulative - before.claimed(account) + spentOf(account),
      );
    }
    expect(await balanceOf(stage, addressSchema.parse(stage.addresses.rewardDistributor))).toBe(0n);
    // What came of the claim that was handed in is still told, though nothing of it is left to hand in.
    await expect(amara.page.getByText('Confirmed on chain.')).toBeVisible();
  });
});

/** The wallet's requests that a person sees: signatures and transactions, in order. */
function signatures(requests: readonly string[]): string[] {
  return requests.filter((method) => ['personal_sign', 'eth_signTypedData_v4', 'eth_sendTransaction'].includes(method));
}

/** How the pages write an amount with every digit. */
function exactly(amount: bigint): string {
  return `${formatOpenExact(amount)} OPEN`;
}

/** How things stand on chain before the loop begins: another test may have earned and claimed already. */
async function readBefore(stage: Stage) {
  const people = [
    ...[...Object.values(PEOPLE), LOCAL_ROLES.operator].map((index) => stage.playerAt(index).account),
    // The treasury.
    addressSchema.parse(stage.addresses.timelock),
  ];
  const { epoch, total } = await readLastEpoch(stage);
  const file = await readEpochFileOnChain(stage, epoch);
  const balances = new Map<Hex, bigint>();
  const claimed = new Map<Hex, bigint>();
  for (const account of people) {
    balances.set(account, await balanceOf(stage, account));
    claimed.set(account, await claimedOf(stage, account));
  }
  // An epoch of another test may be in its window: its bond comes back on the way.
  const { operator, held } = await readOperatorBond({ reader: stage.chain, contracts: stage.addresses });
  balances.set(addressSchema.parse(operator.toLowerCase()), held);
  return {
    epoch,
    total,
    earnings: file?.earnings ?? [],
    deposit: await depositOf(stage, stage.playerAt(PEOPLE.farid).account),
    balance: (account: Hex) => balances.get(account) ?? 0n,
    claimed: (account: Hex) => claimed.get(account) ?? 0n,
  };
}
