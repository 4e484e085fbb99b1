import { signTexts } from '@/lib/attribution/near-duplicates/sign-texts';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { contentHash, type DraftRecord, recordHash, recordLine } from '@/lib/records/record-line';
import { recordText } from '@/lib/records/record-text';
import { recordsRoot } from '@/lib/records/records-root';

const AT = new Date('2026-01-02T00:00:00Z');

/**
 * Writes a contribution, its file's state, its records and their signatures as the indexer and the ingest job would. Blocks follow the
 * contribution's id. @returns the records' hashes
 */
export async function insertContribution(
  db: Db,
  input: {
    id: number;
    datanetId: number;
    contributor: string;
    records: readonly DraftRecord[];
    status?: 'submitted' | 'accepted' | 'rejected' | 'withdrawn';
    sequence?: number;
    excluded?: number[];
    file?: 'readable' | 'missing' | 'unreadable';
  },
): Promise<Hex[]> {
  const {
    id,
    datanetId,
    contributor,
    records,
    status = 'submitted',
    sequence,
    excluded = [],
    file = 'readable',
  } = input;
  const lines = records.map(recordLine);
  const hashes = lines.map(recordHash);
  await db.contribution.create({
    data: {
      id,
      datanetId,
      contributor,
      recordsRoot: recordsRoot(hashes),
      recordCount: records.length,
      cid: `file-${id}`,
      status,
      sequence: sequence ?? null,
      excluded,
      submittedAt: AT,
      submittedBlock: id,
      submittedIndex: 0,
      transactionHash: `0x${String(id).padStart(64, '0')}`,
    },
  });
  if (sequence) {
    const increment = status === 'withdrawn' ? 2 : 1;
    await db.datanet.updateMany({ where: { id: datanetId }, data: { revision: { increment } } });
  }
  await db.contributionFile.create({ data: { contributionId: id, state: file } });
  await db.record.createMany({
    data: records.map(({ fields, supersedes }, index) => ({
      contributionId: id,
      index,
      datanetId,
      hash: hashes[index] ?? '',
      contentHash: contentHash(fields),
      supersedes: supersedes ?? null,
      fields,
      text: recordText(fields),
    })),
  });
  await db.recordSignature.createMany({
    data: [...signTexts(records.map(({ fields }, index) => ({ index, fields })))].flatMap(({ index, field, keys }) =>
      [...new Set(keys)].map((key) => ({ key, contributionId: id, index, field })),
    ),
  });
  return hashes;
}
