import type { DbTransaction } from '@/lib/db/receipt-reservation';

/** What an event on chain, or a file that an event names, calls a file. */
export type PublishedKind =
  | 'contribution'
  | 'datanet-metadata'
  | 'datanet-version'
  | 'epoch'
  | 'model-manifest'
  | 'training-set'
  | 'weights';

/**
 * How the index knows a file: under which names it was published, and whether a contribution that is not accepted names
 * it too. Anybody can write any CID into an event, so a name alone says nothing about what the bytes are.
 */
export async function findPublication(
  db: DbTransaction,
  cid: string,
): Promise<{ kinds: PublishedKind[]; unacceptedContribution: 'submitted' | 'rejected' | 'withdrawn' | null }> {
  const rows = await db.$queryRaw<{ kind: PublishedKind | 'unaccepted'; status: string }[]>`
    SELECT CASE WHEN c.status = 'accepted' AND f.state = 'readable' THEN 'contribution' ELSE 'unaccepted' END AS kind,
           c.status
    FROM contribution c LEFT JOIN contribution_file f ON f.contribution_id = c.id WHERE c.cid = ${cid}
    UNION SELECT 'datanet-metadata', '' FROM datanet_metadata WHERE cid = ${cid}
    UNION SELECT 'datanet-version', '' FROM datanet_version WHERE manifest_cid = ${cid}
    UNION SELECT 'epoch', '' FROM epoch WHERE file_cid = ${cid}
    UNION SELECT 'model-manifest', '' FROM model_manifest WHERE cid = ${cid}
    UNION SELECT 'weights', '' FROM model_manifest WHERE weights_cid = ${cid}
    UNION SELECT 'training-set', '' FROM model_manifest WHERE manifest->>'trainingSetCid' = ${cid}`;
  const unaccepted = rows.find(({ kind }) => kind === 'unaccepted')?.status;
  return {
    kinds: rows.flatMap(({ kind }) => (kind === 'unaccepted' ? [] : [kind])),
    unacceptedContribution:
      unaccepted === 'submitted' || unaccepted === 'rejected' || unaccepted === 'withdrawn' ? unaccepted : null,
  };
}

/** The hashes of a contribution's records in the order of its file; they stay when its text is erased. */
export async function listRecordHashes(db: DbTransaction, contributionId: number): Promise<string[]> {
  const rows = await db.record.findMany({
    where: { contributionId },
    orderBy: { index: 'asc' },
    select: { hash: true },
  });
  return rows.map((row) => row.hash);
}
