import type { Db } from '@/lib/db/client';

/** What somebody decided on a Datanet, and how it stood up. */
export type CuratorRecord = {
  account: string;
  /** Contributions that the account accepted, those withdrawn since included. */
  accepted: number;
  /** Of these, how many an upheld dispute says should not have been accepted. */
  overturned: number;
};

/** Everybody who accepted something on a Datanet, who accepted most first. */
export function listCuratorRecords(
  db: Pick<Db, '$queryRaw'>,
  { datanetId }: { datanetId: number },
): Promise<CuratorRecord[]> {
  return db.$queryRaw<CuratorRecord[]>`
    SELECT c.decided_by AS account, count(*)::int AS accepted, count(u.contribution_id)::int AS overturned
    FROM contribution c
    LEFT JOIN (SELECT DISTINCT contribution_id FROM acceptance_dispute
               WHERE datanet_id = ${datanetId} AND outcome = 'upheld') u ON u.contribution_id = c.id
    WHERE c.datanet_id = ${datanetId} AND c.sequence IS NOT NULL AND c.decided_by IS NOT NULL
    GROUP BY c.decided_by ORDER BY accepted DESC, account LIMIT 500`;
}
