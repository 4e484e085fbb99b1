import { beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '@/lib/core/canonical-json';
import { receiptDocumentSchema } from '@/lib/schemas/receipt';
import { openReport } from '@/lib/verify/check-list';
import { checkReceipt } from '@/lib/verify/check-receipt';
import { openContext, type VerifyContext } from '@/lib/verify/open-context';
import { verifyEpoch } from '@/lib/verify/verify-epoch';
import { makeUniform } from '@/tests/support/make-texts';
import { type JsonPath, listPlaces, mutateAt, writePath } from '@/tests/support/mutate-json';
import { PAPER_MODEL } from '@/tests/support/paper/paper-terms';
import { makePaperEconomy, type PaperEconomy } from '@/tests/support/paper-economy';

const SEED = 20_261_121;
const RECEIPTS = 1_000;

let economy: PaperEconomy;
let context: VerifyContext;
let settlement: Awaited<ReturnType<PaperEconomy['inputs']['facts']['settlement']>>;
beforeAll(async () => {
  economy = await makePaperEconomy({
    seed: SEED,
    contributors: 3,
    recordsEach: 12,
    receipts: RECEIPTS,
    undisclosedEvery: 10,
  });
  context = openContext(economy.inputs, openReport('all').list);
  settlement = await economy.inputs.facts.settlement(1);
}, 120_000);

async function check(k: number, document: Json) {
  const line = economy.epoch.receipts[k];
  if (!line) throw new Error(`There is no receipt ${k}.`);
  const { list, report } = openReport(`Receipt ${line.id}`);
  await checkReceipt(context, list, { document, line, file: economy.epoch, previousFile: null, settlement });
  return report();
}

/**
 * What only the receipt's hash fixes: the time it was asked at, the block it was priced at as long as price, version and
 * owner are the same, a question that the model answers as the one before, and what is only published as a hash.
 */
async function isFixedByHashAlone(path: JsonPath, { document, mutated }: { document: Json; mutated: Json }) {
  const [first] = path;
  if (first === 'askedAt' || first === 'pricedAtBlock') return true;
  const { success, data: receipt } = receiptDocumentSchema.safeParse(mutated);
  if (!success || (first !== 'question' && first !== 'answer')) return false;
  if (!receiptDocumentSchema.parse(document).disclosed) return true;
  const model = await context.model(PAPER_MODEL, 1);
  const explain = model && context.explainer(model);
  if (first !== 'question' || !explain || typeof receipt.answer === 'string') return false;
  return JSON.stringify(explain(receipt.question, receipt.answer).answer) === JSON.stringify(receipt.answer);
}

describe('1,000 receipts', () => {
  it('agree as they are', async () => {
    const report = await verifyEpoch(economy.inputs, { epoch: 1 });
    expect(report.checks.filter(({ state }) => state === 'differs' || state === 'not-checkable')).toEqual([]);
    expect(report.verdict).toBe('agrees');
  }, 120_000);

  it('are each rejected with one field changed, and the field is named where it can be recomputed', async () => {
    const uniform = makeUniform(SEED);
    const missed: string[] = [];
    const unnamed: string[] = [];
    const kinds = new Set<string>();
    for (const [k, document] of economy.documents.entries()) {
      const places = listPlaces(document);
      const path = places[Math.floor(uniform() * places.length)] ?? [];
      const mutated = mutateAt(document, path, uniform);
      expect(mutated).not.toEqual(document);
      const { verdict, checks } = await check(k, mutated);
      const written = writePath(path);
      kinds.add(written.replaceAll(/\d+/g, 'n'));
      const fields = checks.flatMap((one) => (one.state === 'differs' ? [one.field] : []));
      if (verdict !== 'differs' || !fields.includes('hash')) missed.push(written);
      const named = fields.some(
        (field) => field === written || field === `${written}.length` || isInside(written, field),
      );
      // A changed question changes what follows from it.
      const followed = written === 'question' && fields.some((field) => field.startsWith('answer'));
      if (named || followed || (await isFixedByHashAlone(path, { document, mutated }))) continue;
      unnamed.push(`${written} of ${k}: ${fields.join()}`);
    }
    expect(missed).toEqual([]);
    expect(unnamed).toEqual([]);
    expect(economy.documents).toHaveLength(RECEIPTS);
    // Chance met many kinds of fields, not one of them a thousand times.
    expect(kinds.size).toBeGreaterThan(20);
  }, 120_000);

  it('are rejected for every single field of a receipt', async () => {
    const uniform = makeUniform(SEED + 1);
    const [document] = economy.documents;
    if (!document) throw new Error('There is no receipt.');
    for (const path of listPlaces(document)) {
      const { verdict } = await check(0, mutateAt(document, path, uniform));
      expect({ path: writePath(path), verdict }).toEqual({ path: writePath(path), verdict: 'differs' });
    }
  }, 120_000);

  it('are rejected with a field too many or too few', async () => {
    const [document] = economy.documents;
    if (typeof document !== 'object' || document === null || Array.isArray(document)) throw new Error('No receipt.');
    expect((await check(0, { ...document, tip: '1' })).verdict).toBe('differs');
    for (const key of Object.keys(document)) {
      const rest = Object.fromEntries(Object.entries(document).filter(([name]) => name !== key));
      const { verdict, checks } = await check(0, rest);
      expect(verdict).toBe('differs');
      expect(checks.flatMap((one) => (one.state === 'differs' ? [one.field] : []))).toContain(key);
    }
  });
});

/** Whether a report names a part of what was changed, or the whole that holds it. */
function isInside(changed: string, named: string): boolean {
  return named.startsWith(`${changed}.`) || named.startsWith(`${changed}[`);
}

it.each([1n, 3n, 7n])('receipts of %s base units agree too, where a part is less than a unit', async (unitPrice) => {
  const small = { seed: SEED, contributors: 3, recordsEach: 5, receipts: 4, undisclosedEvery: 2, unitPrice };
  const report = await verifyEpoch((await makePaperEconomy(small)).inputs, { epoch: 1 });
  expect(report.checks.filter(({ state }) => state === 'differs')).toEqual([]);
  expect(report.verdict).toBe('agrees');
});
