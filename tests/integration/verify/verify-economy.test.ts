import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import type { Hex } from '@/lib/core/hex';
import { askRequestSchema } from '@/lib/schemas/answer';
import { askModel } from '@/lib/server/answers/ask-model';
import type { Check, Report } from '@/lib/verify/check';
import { verifyEpoch } from '@/lib/verify/verify-epoch';
import { verifyReceipt } from '@/lib/verify/verify-receipt';
import { openEconomySite } from '@/tests/support/serve-files';
import { PEOPLE, startEconomy, type TestEconomy, UNIT_PRICE } from '@/tests/support/start-economy';

let economy: TestEconomy;
let permissionHash: Hex;
const ids: string[] = [];

async function ask(question: string, disclosed = true): Promise<string> {
  const { database, store } = economy;
  const authority = { account: economy.accountOf(PEOPLE.asker), permissionHash, apiKeyId: null };
  const request = askRequestSchema.parse({ model: 1, question, disclosed });
  const { id } = await askModel(
    { db: database.db, store },
    { authority, request, idempotencyKey: null, now: new Date() },
  );
  await economy.attribute(id);
  return id;
}

beforeAll(async () => {
  economy = await startEconomy();
  await economy.deposit(PEOPLE.asker, UNIT_PRICE * 100n);
  permissionHash = await economy.signPermission(PEOPLE.asker);
  ids.push(await ask('a ripe plum'), await ask('the deep blue ocean'), await ask('nobody need know', false));
  await economy.settle();
  await economy.chain.advanceTime(61);
  ids.push(await ask('clear sky above the sea'));
  await economy.settle();
});
afterAll(() => economy.stop());

/** What did not agree, so that a failing test says why. */
function told({ checks }: Report, state: Check['state']): string[] {
  return checks.filter((check) => check.state === state).map((check) => `${check.subject}: ${JSON.stringify(check)}`);
}

describe('a settled epoch, from the chain and served files alone', () => {
  it.each([1, 2])('agrees in every check, epoch %i, with the model trained again', async (epoch) => {
    const report = await verifyEpoch(await openEconomySite(economy), { epoch, train: true });
    expect(told(report, 'differs')).toEqual([]);
    expect(told(report, 'not-checkable')).toEqual([]);
    expect(told(report, 'not-asked')).toEqual([]);
    expect(report.verdict).toBe('agrees');
    expect(report.checks.length).toBeGreaterThan(30);
  });

  it('agrees receipt by receipt, also as the site shows them', async () => {
    const site = await openEconomySite(economy);
    for (const id of ids) {
      const report = await verifyReceipt(site, { id, document: await site.readReceipt(id) });
      expect(told(report, 'differs')).toEqual([]);
      expect(report.verdict).toBe('agrees');
    }
  });

  it('says which id no epoch lists', async () => {
    const site = await openEconomySite(economy);
    await expect(verifyReceipt(site, { id: '00000000-0000-4000-8000-000000000000' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('a site that changes what it serves', () => {
  it('is caught at the first byte, and the file is named', async () => {
    const [proposal] = await (await openEconomySite(economy)).facts.epochs();
    const site = await openEconomySite(economy, (path, bytes) => {
      if (!path.endsWith(proposal?.fileCid ?? '')) return bytes;
      const changed = bytes.slice();
      changed[100] = (changed[100] ?? 0) ^ 1;
      return changed;
    });
    const report = await verifyEpoch(site, { epoch: 1 });
    expect(report.verdict).toBe('differs');
    expect(report.checks).toContainEqual(expect.objectContaining({ state: 'differs', field: 'Epoch file' }));
  });
});

describe('a contribution that is withdrawn after it was paid', () => {
  it('leaves hashes to check, and says what cannot be checked any more and why', async () => {
    const { publisher, chain } = economy;
    const registry = { address: chain.addresses.datanetRegistry, abi: datanetRegistryAbi };
    await publisher.send(PEOPLE.ben, { ...registry, functionName: 'withdrawContribution', args: [2n] });
    await publisher.index();
    await economy.chain.advanceTime(61);
    const later = await ask('a red brick');
    await economy.settle();

    const before = await verifyEpoch(await openEconomySite(economy), { epoch: 1 });
    expect(told(before, 'differs')).toEqual([]);
    expect(before.verdict).toBe('incomplete');
    const open = told(before, 'not-checkable').join('\n');
    expect(open).toContain('withdrew contribution 2');
    expect(open).toContain('The answer and the influence of every record on it');
    // The shares still follow from the weights that the receipts state, to the unit.
    const shares = before.checks.filter(({ title }) => title.startsWith('Every share follows'));
    expect(shares.map(({ state }) => state)).toEqual(['agrees', 'agrees', 'agrees']);
    expect(before.checks).toContainEqual(
      expect.objectContaining({
        subject: 'Contribution 2',
        title: 'The hashes of its records are those whose Merkle root its contributor signed',
        state: 'agrees',
      }),
    );

    const after = await verifyReceipt(await openEconomySite(economy), { id: later });
    expect(told(after, 'differs')).toEqual([]);
    expect(after.checks).toContainEqual(
      expect.objectContaining({
        title: 'Records of its model were withdrawn, so the version’s shares decide',
        state: 'agrees',
      }),
    );
  });
});
