import { keccak256 } from '@/lib/core/keccak';
import type { Db } from '@/lib/db/client';

/** Writes a Datanet's first version with these contributions, in this order, as the indexer would. */
export async function insertVersion(
  db: Db,
  { datanetId, contributions }: { datanetId: number; contributions: readonly number[] },
): Promise<void> {
  await db.datanetVersion.create({
    data: {
      datanetId,
      number: 1,
      publisher: `0x${'01'.repeat(20)}`,
      acceptedCount: contributions.length,
      manifestCid: `manifest-${datanetId}`,
      manifestHash: keccak256(`manifest-${datanetId}`),
      recordCount: contributions.length,
      publishedAt: new Date('2026-01-03T00:00:00Z'),
      publishedBlock: 100,
      transactionHash: keccak256('publish'),
    },
  });
  await db.versionContribution.createMany({
    data: contributions.map((contributionId, k) => ({ datanetId, version: 1, position: k + 1, contributionId })),
  });
}
