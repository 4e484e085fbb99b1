import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bandKeys } from '@/lib/attribution/near-duplicates/band-keys';
import { packKeys } from '@/lib/attribution/near-duplicates/pack-keys';
import { shingleText } from '@/lib/attribution/near-duplicates/shingle-text';
import { alikeTextsRequestSchema, alikeTextsSchema } from '@/lib/schemas/upload';
import { listAlikeTexts } from '@/lib/server/records/list-alike-texts';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertContribution } from '@/tests/support/insert-contribution';
import { insertDatanet, TEST_METADATA } from '@/tests/support/insert-datanet';
import { editWords } from '@/tests/support/make-sentences';
import { makeTexts } from '@/tests/support/make-texts';

const AMARA = `0x${'0a'.repeat(20)}`;
const KETTLE = 'The kettle switches itself off before the water boils, and the base gets very hot.';
const COPY = 'the kettle switches itself off, before the water boils and the base gets hot';
const CLOCK = 'This wall clock loses about four minutes a day although its battery is new.';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  await insertDatanet(database.db, { id: 1, owner: AMARA });
  await insertDatanet(database.db, { id: 2, owner: AMARA, metadata: { ...TEST_METADATA, name: 'Repairs' } });
});
afterEach(() => database.close());

const records = (...texts: string[]) => texts.map((text) => ({ fields: { text, label: 'red' } }));

/** As a page asks and reads: through the schemas, keys only. */
async function ask(...texts: string[]) {
  const request = alikeTextsRequestSchema.parse({ texts: texts.map((text) => packKeys(bandKeys(shingleText(text)))) });
  const answer = alikeTextsSchema.parse(JSON.parse(JSON.stringify(await listAlikeTexts(database, request))));
  return answer.candidates.map((positions) => positions.flatMap((position) => answer.publicTexts[position] ?? []));
}

describe('looking for public texts by keys', () => {
  it('finds them in every Datanet, whatever was decided on them, with whose they are', async () => {
    await insertContribution(database.db, {
      ...{ id: 1, datanetId: 2, contributor: AMARA, status: 'rejected', records: records(CLOCK, KETTLE) },
    });
    const [found] = await ask(COPY);
    expect(found).toEqual([
      {
        ...{ datanetId: 2, datanetName: 'Repairs', contributionId: 1, index: 1, hash: expect.any(String) },
        ...{ text: KETTLE, contributor: AMARA, submittedAt: '2026-01-02T00:00:00.000Z', status: 'rejected' },
      },
    ]);
  });

  it('finds nothing of what was withdrawn, even before its keys are gone', async () => {
    await insertContribution(database.db, {
      ...{ id: 1, datanetId: 1, contributor: AMARA, status: 'withdrawn', records: records(KETTLE) },
    });
    expect(await ask(KETTLE)).toEqual([[]]);
  });

  it('offers the most alike first, three at most, the earliest of equals', async () => {
    const edits = [0.3, 0.2, 0.1, 0].map((part, k) => editWords(KETTLE, part, k));
    await insertContribution(database.db, { id: 1, datanetId: 1, contributor: AMARA, records: records(...edits) });
    await insertContribution(database.db, { id: 2, datanetId: 2, contributor: AMARA, records: records(KETTLE) });
    const [found = []] = await ask(KETTLE);
    expect(found).toHaveLength(3);
    expect(found.slice(0, 2).map(({ contributionId, index }) => [contributionId, index])).toEqual([
      [1, 3],
      [2, 0],
    ]);
  });

  it('answers for each text of a thousand', async () => {
    const made = makeTexts({ seed: 5, count: 1_000, labels: 4, words: 5_000, length: 12, noise: 0.5 });
    const sentences = made.map(({ text }) => text);
    await insertContribution(database.db, { id: 1, datanetId: 1, contributor: AMARA, records: records(...sentences) });
    const found = await ask(...sentences);
    expect(found.filter((texts, k) => texts.some(({ text }) => text === sentences[k]))).toHaveLength(1_000);
    expect(Math.max(...found.map((texts) => texts.length))).toBe(3);
  });

  it('says that it is not all when the texts are too long for one answer', async () => {
    const made = makeTexts({ seed: 6, count: 45, labels: 4, words: 50_000, length: 14_000, noise: 0.5 });
    const long = made.map(({ text }) => text);
    expect(long.reduce((sum, text) => sum + text.length, 0)).toBeGreaterThan(4_000_000);
    await insertContribution(database.db, { id: 1, datanetId: 1, contributor: AMARA, records: records(...long) });
    const texts = long.map((text) => packKeys(bandKeys(shingleText(text))));
    const { publicTexts, complete } = await listAlikeTexts(database, { texts });
    expect(complete).toBe(false);
    const characters = publicTexts.reduce((sum, { text }) => sum + text.length, 0);
    expect(characters).toBeGreaterThan(3_500_000);
    expect(characters).toBeLessThanOrEqual(4_000_000);
  });

  it('answers for a thousand texts as fast where very many say the same, the earliest first', async () => {
    await insertContribution(database.db, { id: 1, datanetId: 2, contributor: AMARA, records: records(CLOCK, KETTLE) });
    // 20,000 contributions more with the very keys of the one before.
    await database.pool.query(`
      INSERT INTO record_signature (key, contribution_id, index, field)
      SELECT key, id, 0, 'text' FROM record_signature CROSS JOIN generate_series(10, 20009) AS id
      WHERE contribution_id = 1 AND index = 1 AND field = 'text'`);
    const { rowCount } = await database.pool.query(
      'SELECT FROM record_signature WHERE index = 0 AND contribution_id > 9',
    );
    expect(rowCount).toBe(480_000);
    const texts = Array.from({ length: 1_000 }, () => packKeys(bandKeys(shingleText(KETTLE))));
    const read = await database.db.$transaction(
      async (tx) => {
        await listAlikeTexts({ db: tx }, { texts });
        const [row] = await tx.$queryRaw<{ entries: bigint }[]>`
          SELECT pg_stat_get_xact_tuples_returned('record_signature_pkey'::regclass) AS entries`;
        return Number(row?.entries);
      },
      { timeout: 30_000 },
    );
    // Of each of the 24 keys of a text the first 50, not 20,000.
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThanOrEqual(1_000 * 24 * 50);
    const { publicTexts, candidates } = await listAlikeTexts(database, { texts: texts.slice(0, 1) });
    expect(candidates).toEqual([[0]]);
    expect(publicTexts).toMatchObject([{ contributionId: 1, index: 1, text: KETTLE }]);
  });
});
