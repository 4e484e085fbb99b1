import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Hex } from '@/lib/core/hex';
import type { Answer } from '@/lib/schemas/answer';
import { readLatestAnswer } from '@/lib/server/overview/read-latest-answer';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';

const who = (digit: string): Hex => `0x${digit.repeat(40)}`;
const [ANA, BEN, OWNER] = [who('a'), who('b'), who('c')];
const AT = new Date('2026-02-01T00:00:00Z');
const RED: Answer = { kind: 'label', label: 'red', margin: 1, probabilities: [{ label: 'red', probability: 0.7 }] };
const NOTHING: Answer = { kind: 'passages', text: '', citations: [], confidence: 0 };

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.close());

type Share = { account: string; role: string; amount: number; model?: number };

/** An answer, published at `position` unless that is null. */
async function insertAnswer(input: {
  position: number | null;
  question: string;
  answer?: Answer;
  disclosed?: boolean;
  shares?: readonly Share[];
}): Promise<void> {
  const { position, question, answer = RED, disclosed = true } = input;
  const { shares = [{ account: ANA, role: 'contributors', amount: 50 }] } = input;
  const id = randomUUID();
  await database.db.receipt.create({
    data: {
      ...{ id, modelId: 1, modelVersion: 1, account: BEN, permissionHash: '0x', requestHash: '0x', units: 1 },
      ...{ unitPrice: 100, fee: 100, pricedAtBlock: 1, state: position === null ? 'answered' : 'attributed' },
      ...{ question, answer, disclosed, position, askedAt: AT },
    },
  });
  await database.db.receiptShare.createMany({
    data: shares.map(({ model = 1, ...share }) => ({ ...share, model, receiptId: id })),
  });
}

it('shows nothing before the first answer', async () => {
  expect(await readLatestAnswer(database)).toBeNull();
});

it('passes over what was not published or not disclosed, found nothing, or paid no contributor', async () => {
  await insertAnswer({ position: 1, question: 'the one before' });
  await insertAnswer({ position: 2, question: 'the one to show' });
  await insertAnswer({ position: 3, question: 'a secret', disclosed: false });
  await insertAnswer({ position: 4, question: 'found nothing', answer: NOTHING });
  const unpaid = [
    { account: OWNER, role: 'builder', amount: 100 },
    { account: ANA, role: 'contributors', amount: 0 },
  ];
  await insertAnswer({ position: 5, question: 'paid nobody', shares: unpaid });
  await insertAnswer({ position: null, question: 'not published' });
  expect(await readLatestAnswer(database)).toMatchObject({ question: 'the one to show', answer: 'red' });
});

it('adds an account’s parts up over models, largest first, and everybody else’s to the rest, to the fee in all', async () => {
  const shares = [
    { account: ANA, role: 'contributors', amount: 20 },
    { account: BEN, role: 'contributors', amount: 25 },
    { account: ANA, role: 'contributors', amount: 15, model: 2 },
    { account: ANA, role: 'curators', amount: 10 },
    { account: OWNER, role: 'builder', amount: 30 },
  ];
  await insertAnswer({ position: 1, question: 'a ripe cherry', shares });
  expect(await readLatestAnswer(database)).toMatchObject({
    askedAt: AT,
    model: { id: 1, name: null },
    fee: 100n,
    contributors: [
      { account: ANA, amount: 35n },
      { account: BEN, amount: 25n },
    ],
    rest: 40n,
  });
});
