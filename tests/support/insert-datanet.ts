import type { Db } from '@/lib/db/client';
import type { AccessLevel, DatanetMetadata } from '@/lib/schemas/datanet';

/** A Datanet of texts with a label, for tests that need no chain. */
export const TEST_METADATA: DatanetMetadata = {
  name: 'Colours of things',
  summary: 'What colour everyday things have.',
  description: '',
  tags: ['colour'],
  licence: 'CC0-1.0',
  schema: {
    fields: [
      { name: 'text', kind: 'text', required: true, description: 'The thing' },
      { name: 'label', kind: 'label', required: true, description: 'Its colour', labels: ['red', 'blue'] },
    ],
  },
};

const AT = new Date('2026-01-01T00:00:00Z');

/** Writes a Datanet and its metadata as the indexer and the ingest job would. */
export async function insertDatanet(
  db: Db,
  input: { id: number; owner: string; contribute?: AccessLevel; train?: AccessLevel; metadata?: DatanetMetadata },
): Promise<void> {
  const { id, owner, contribute = 'anyone', train = 'anyone', metadata = TEST_METADATA } = input;
  const metadataCid = `metadata-${id}`;
  await db.datanet.create({
    data: {
      id,
      owner,
      metadataCid,
      contributeAccess: contribute,
      trainAccess: train,
      createdAt: AT,
      createdBlock: id,
      updatedAt: AT,
    },
  });
  await db.datanetMetadata.create({
    data: { ...metadata, cid: metadataCid, searchText: `${metadata.name} ${metadata.summary}`.toLowerCase() },
  });
}
