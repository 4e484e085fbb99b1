import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareQueue } from '@/lib/jobs/prepare-queue';
import { rankContribution } from '@/lib/jobs/rank-contribution';
import { pendingSearchSchema, reviewSearchSchema } from '@/lib/schemas/datanet-search';
import { listPending } from '@/lib/server/contributions/list-contributions';
import { readReview } from '@/lib/server/curation/read-review';
import { BLUE, RED } from '@/tests/support/colour-texts';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertContribution } from '@/tests/support/insert-contribution';
import { insertDatanet } from '@/tests/support/insert-datanet';

const ANA = `0x${'0a'.repeat(20)}`;
const BEN = `0x${'0b'.repeat(20)}`;
const CURATOR = `0x${'0c'.repeat(20)}`;

const record = (text: string, label: string) => ({ fields: { text, label } });
const coloured = [...RED.map((text) => record(text, 'red')), ...BLUE.map((text) => record(text, 'blue'))];

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  await prepareQueue({ url: database.url });
  await insertDatanet(database.db, { id: 1, owner: ANA });
  const accepted = { contributor: ANA, status: 'accepted' as const, sequence: 1, records: coloured };
  await insertContribution(database.db, { id: 1, datanetId: 1, ...accepted });
  await insertContribution(database.db, {
    ...{ id: 2, datanetId: 1, contributor: BEN },
    records: [
      record('ripe tomato on a wall', 'red'),
      record('the clear deep sea at noon', 'red'),
      record('the brick wall', 'red'),
      record('a clear ocean sky', 'blue'),
    ],
  });
});
afterEach(() => database.close());

const review = (filters: Record<string, string> = {}, curator: string | null = null) =>
  readReview(database, {
    ...{ datanetId: 1, contributionId: 2, curator },
    search: reviewSearchSchema.parse(filters),
  });
const queue = (place: Record<string, string> = {}) =>
  listPending(database, { datanetId: 1, search: pendingSearchSchema.parse(place) });
const rank = () => rankContribution(database, { contributionId: 2 });
const waitingJobs = async () => {
  const { rows } = await database.pool.query(
    `SELECT identifier, payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id`,
  );
  return rows;
};

describe('readReview', () => {
  it('shows records most in doubt first, with the records that speak against them', async () => {
    await rank();
    const { records, counts, ranking } = await review();
    expect(records[0]?.index).toBe(1);
    expect(records[0]?.doubt?.suggested).toBe('blue');
    expect(records[0]?.doubt?.near).toContainEqual(
      expect.objectContaining({ text: 'clear sky at noon', label: 'blue', contributor: ANA, datanetId: 1 }),
    );
    expect(records.slice(1).every(({ doubt }) => doubt === null)).toBe(true);
    expect(counts).toEqual({ all: 4, doubt: 1, copies: 1 });
    expect((await queue()).pending).toMatchObject([{ id: 2, inDoubt: 1, copies: 1 }]);
    expect(ranking).toMatchObject({ state: 'ranked', referenceCount: coloured.length });
  });

  it('filters what is in doubt and what is a copy, and keeps the order of the file when asked', async () => {
    await rank();
    expect((await review({ show: 'doubt' })).records.map(({ index }) => index)).toEqual([1]);
    const { records, copies } = await review({ show: 'copies' });
    expect(records.map(({ index, copy }) => [index, copy?.kind, copy?.contributionId, copy?.index])).toEqual([
      [2, 'copy', 1, 1],
    ]);
    expect(copies).toEqual([2]);
    expect((await review({ order: 'file' })).records.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  });

  it('shows the file as it is until somebody has ranked it', async () => {
    const { records, counts, ranking } = await review();
    expect(ranking).toBeNull();
    expect(counts).toEqual({ all: 4, doubt: 0, copies: 1 });
    expect(records.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  });

  it('has it ranked for a curator who comes first, once, and not for a visitor', async () => {
    await review();
    expect(await waitingJobs()).toEqual([]);
    await review({}, CURATOR);
    await review({}, CURATOR);
    expect(await waitingJobs()).toEqual([{ identifier: 'rank-contribution', payload: { contributionId: 2 } }]);
  });

  it('has it ranked again once the Datanet has grown by a tenth', async () => {
    await database.db.datanet.update({ where: { id: 1 }, data: { acceptedRecords: 12 } });
    await rank();
    await database.db.datanet.update({ where: { id: 1 }, data: { acceptedRecords: 13 } });
    await review({}, CURATOR);
    expect(await waitingJobs()).toEqual([]);
    await database.db.datanet.update({ where: { id: 1 }, data: { acceptedRecords: 14 } });
    await review({}, CURATOR);
    expect(await waitingJobs()).toHaveLength(1);
  });

  it('says nothing of a witness whose contribution was withdrawn meanwhile', async () => {
    await rank();
    await database.db.contribution.update({ where: { id: 1 }, data: { status: 'withdrawn' } });
    expect((await review({ show: 'doubt' })).records[0]?.doubt?.near).toEqual([]);
  });

  it('names the next contribution that waits, around the end of the queue, without the curator’s own', async () => {
    await insertContribution(database.db, { id: 3, datanetId: 1, contributor: CURATOR, records: [record('x', 'red')] });
    expect((await review({}, CURATOR)).next).toBeNull();
    await insertContribution(database.db, { id: 4, datanetId: 1, contributor: BEN, records: [record('y', 'red')] });
    expect((await review({}, CURATOR)).next).toBe(4);
    const search = reviewSearchSchema.parse({});
    const last = { datanetId: 1, contributionId: 4, search, curator: CURATOR };
    expect((await readReview(database, last)).next).toBe(2);
    expect((await review()).next).toBeNull();
  });

  it('says of each record which accepted or earlier one says the same, however often it is said', async () => {
    const often = 10_000;
    for (const id of [3, 4]) {
      const records = [record('the brick wall', 'red'), record('said again', 'red')];
      await insertContribution(database.db, { id, datanetId: 1, contributor: BEN, records });
      await database.pool.query(
        `INSERT INTO record (contribution_id, index, datanet_id, hash, content_hash, fields, text)
         SELECT contribution_id, k, datanet_id, 'hash ' || k, content_hash, fields, text
         FROM record CROSS JOIN generate_series(2, $2 - 1) AS k WHERE contribution_id = $1 AND index = 1`,
        [id, often],
      );
    }
    const inFile = (filters: Record<string, string>) =>
      readReview(database, {
        ...{ datanetId: 1, contributionId: 4, curator: null },
        search: reviewSearchSchema.parse({ order: 'file', ...filters }),
      });
    const { records, counts, copies } = await inFile({});
    expect(records.slice(0, 4).map(({ copy }) => copy && [copy.contributionId, copy.index])).toEqual([
      [1, coloured.findIndex(({ fields }) => fields.text === 'the brick wall')],
      null,
      [4, 1],
      [4, 1],
    ]);
    expect(counts).toEqual({ all: often, doubt: 0, copies: often - 1 });
    expect(copies).toEqual([0, ...Array.from({ length: often - 2 }, (_, k) => k + 2)]);
    expect((await inFile({ show: 'copies' })).records.map(({ index }) => index).slice(0, 3)).toEqual([0, 2, 3]);
    expect((await queue()).pending.map(({ id, copies }) => [id, copies])).toEqual([
      [2, 1],
      [3, often - 1],
      [4, often - 1],
    ]);
  });
});

describe('listPending', () => {
  /** Contributions 100 to 219, two of them in each block, after some that were decided. */
  const submitMany = () =>
    database.pool.query(`
      INSERT INTO contribution (id, datanet_id, contributor, records_root, record_count, cid, status, submitted_at,
                                submitted_block, submitted_index, transaction_hash)
      SELECT id, 1, '${BEN}', '0x', 1, 'file', 'submitted', now(), 1000 - id / 2, id % 2, '0x' FROM generate_series(100, 219) AS id
      UNION ALL
      SELECT id, 1, '${BEN}', '0x', 1, 'file', 'rejected', now(), id, 0, '0x' FROM generate_series(300, 400) AS id`);
  const idsOf = ({ pending }: Awaited<ReturnType<typeof queue>>) => pending.map(({ id }) => id);

  it('goes on from page to page and back, the longest waiting first, however many wait', async () => {
    await submitMany();
    const waiting = await database.db.contribution.findMany({
      where: { status: 'submitted' },
      orderBy: [{ submittedBlock: 'asc' }, { submittedIndex: 'asc' }],
      select: { id: true },
    });
    const first = await queue();
    const second = await queue({ after: first.next ?? '' });
    const third = await queue({ after: second.next ?? '' });
    expect([first, second, third].flatMap(idsOf)).toEqual(waiting.map(({ id }) => id));
    expect([first.pending.length, first.previous, third.next]).toEqual([50, null, null]);
    const back = await queue({ before: third.previous ?? '' });
    expect(idsOf(back)).toEqual(idsOf(second));
    const begin = await queue({ before: back.previous ?? '' });
    expect([idsOf(begin), begin.previous]).toEqual([idsOf(first), null]);
  });

  it('skips nothing when what came before was decided meanwhile', async () => {
    await submitMany();
    const first = await queue();
    const second = idsOf(await queue({ after: first.next ?? '' }));
    await database.db.contribution.updateMany({ where: { id: { in: idsOf(first) } }, data: { status: 'accepted' } });
    expect(idsOf(await queue({ after: first.next ?? '' }))).toEqual(second);
  });
});
