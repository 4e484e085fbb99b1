import type { DbTransaction } from '@/lib/db/receipt-reservation';

/** What an event on chain, or a file that an event names, calls a file. */
export type PublishedKind =
  | 'contribution'
  | 'datanet-metadata'
  | 'datanet-version'
  | 'epoch'
  | 'gradients'
  | 'model-manifest'
  | 'receipt'
  | 'training-set'
  | 'weights';

/**
 * How the index knows a file: under which names it was published, and whether a contribution names it that was withdrawn
 * or does not match what was signed. Anybody can write any CID into an event, so a name alone says nothing about what
 * the bytes are.
 */
export async function findPublication(
  db: DbTransaction,
  cid: string,
): Promise<{ kinds: PublishedKind[]; refused: 'withdrawn' | 'unreadable' | null }> {
  const rows = await db.$queryRaw<{ kind: PublishedKind | 'withdrawn' | 'unreadable' }[]>`
    SELECT CASE WHEN c.status = 'withdrawn' THEN 'withdrawn' WHEN f.state = 'readable' THEN 'contribution'
                ELSE 'unreadable' END AS kind
    FROM contribution c LEFT JOIN contribution_file f ON f.contribution_id = c.id WHERE c.cid = ${cid}
    UNION SELECT 'datanet-metadata' FROM datanet_metadata WHERE cid = ${cid}
    UNION SELECT 'datanet-version' FROM datanet_version WHERE manifest_cid = ${cid}
    UNION SELECT 'receipt' FROM receipt WHERE published_cid = ${cid}
    UNION SELECT 'epoch' FROM epoch WHERE file_cid = ${cid}
    UNION SELECT 'model-manifest' FROM model_manifest WHERE cid = ${cid}
    UNION SELECT 'weights' FROM model_manifest WHERE weights_cid = ${cid}
    UNION SELECT 'gradients' FROM model_manifest WHERE manifest->>'gradientsCid' = ${cid}
    UNION SELECT 'training-set' FROM model_manifest WHERE manifest->>'trainingSetCid' = ${cid}`;
  const named = rows.map(({ kind }) => kind);
  return {
    kinds: named.filter((kind) => kind !== 'withdrawn' && kind !== 'unreadable'),
    refused: named.find((kind) => kind === 'withdrawn' || kind === 'unreadable') ?? null,
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
