import { afterEach, beforeEach, expect, it } from 'vitest';
import { croissantSchema } from '@/lib/schemas/croissant';
import { describeVersion } from '@/lib/server/datanets/describe-version';
import { openVersionFile } from '@/lib/server/datanets/open-version-file';
import { createTestDatabase, type TestDatabase } from '@/tests/support/create-test-database';
import { insertContribution } from '@/tests/support/insert-contribution';
import { insertDatanet } from '@/tests/support/insert-datanet';
import { insertVersion } from '@/tests/support/insert-version';

const AMARA = `0x${'0a'.repeat(20)}`;
const ORIGIN = 'https://tributary.example';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  await insertDatanet(database.db, { id: 1, owner: AMARA });
  await insertContribution(database.db, {
    ...{ id: 1, datanetId: 1, contributor: AMARA, status: 'accepted', sequence: 1 },
    records: [{ fields: { text: 'apple', label: 'red' } }],
  });
  await insertVersion(database.db, { datanetId: 1, contributions: [1] });
});
afterEach(() => database.close());

const described = (number: number) => describeVersion(database, { datanetId: 1, number, origin: ORIGIN });

it('describes a version for programs: its licence, its file, and every field of its schema', async () => {
  expect(await described(1)).toMatchObject({
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    name: 'Colours of things',
    description: 'What colour everyday things have.',
    url: `${ORIGIN}/datanets/1/versions/1`,
    version: '1.0.0',
    datePublished: '2026-01-03T00:00:00.000Z',
    license: 'https://creativecommons.org/publicdomain/zero/1.0/',
    keywords: ['colour'],
    identifier: 'manifest-1',
    distribution: [{ '@id': 'records.jsonl', contentUrl: `${ORIGIN}/api/datanets/1/versions/1/records` }],
    recordSet: [
      {
        field: [
          { '@id': 'records/text', description: 'The thing', dataType: 'sc:Text' },
          { '@id': 'records/label', description: 'Its colour', dataType: 'sc:Text' },
        ],
      },
    ],
  });
});

it('names columns that the file’s lines have, and files that it distributes', async () => {
  const croissant = croissantSchema.parse(JSON.parse(JSON.stringify(await described(1))));
  const { lines } = await openVersionFile(database, { datanetId: 1, version: 1 });
  let text = '';
  for await (const chunk of lines) text += new TextDecoder().decode(chunk);
  const [line] = text.split('\n').map((one) => (one ? JSON.parse(one) : null));
  const fields = croissant.recordSet[0]?.field ?? [];
  const columns = fields.map(({ source }) => source.extract.column);
  expect(
    Object.keys(line)
      .filter((name) => name !== '_credit')
      .sort(),
  ).toEqual([...columns].sort());
  for (const { source } of fields) expect(source.fileObject['@id']).toBe(croissant.distribution[0]?.['@id']);
});

it('knows no version that was not published', async () => {
  await expect(described(2)).rejects.toMatchObject({ code: 'not-found' });
  await expect(describeVersion(database, { datanetId: 9, number: 1, origin: ORIGIN })).rejects.toMatchObject({
    code: 'not-found',
  });
});
