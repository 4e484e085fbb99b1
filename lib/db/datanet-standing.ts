import type { Db } from '@/lib/db/client';
import type { AccessLevel } from '@/lib/schemas/datanet';

/** What an account is to a Datanet and may do with it, by the index: the contract decides in the end. */
export type Standing = {
  owner: boolean;
  /** Curators decide on contributions and publish versions; the owner counts as one. */
  curator: boolean;
  mayContribute: boolean;
  mayTrain: boolean;
  contributeRequested: boolean;
  trainRequested: boolean;
};

/** What somebody who is not signed in is to a Datanet. */
export const STRANGER: Standing = {
  owner: false,
  curator: false,
  mayContribute: false,
  mayTrain: false,
  contributeRequested: false,
  trainRequested: false,
};

type Row = {
  owner: string;
  contributeAccess: AccessLevel;
  trainAccess: AccessLevel;
  curator: boolean | null;
  contributeGranted: boolean | null;
  contributeRequested: boolean | null;
  trainGranted: boolean | null;
  trainRequested: boolean | null;
};

/** An account's standing with a Datanet, or null when there is no such Datanet. */
export async function readStanding(
  db: Pick<Db, '$queryRaw'>,
  { datanetId, account }: { datanetId: number; account: string },
): Promise<Standing | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT d.owner, d.contribute_access AS "contributeAccess", d.train_access AS "trainAccess", c.active AS curator,
           g.granted AS "contributeGranted", g.requested_at IS NOT NULL AS "contributeRequested",
           t.granted AS "trainGranted", t.requested_at IS NOT NULL AS "trainRequested"
    FROM datanet d
    LEFT JOIN datanet_curator c ON c.datanet_id = d.id AND c.account = ${account}
    LEFT JOIN datanet_access g ON g.datanet_id = d.id AND g.account = ${account} AND g.permission = 'contribute'
    LEFT JOIN datanet_access t ON t.datanet_id = d.id AND t.account = ${account} AND t.permission = 'train'
    WHERE d.id = ${datanetId}`;
  if (!row) return null;
  const owner = row.owner === account;
  const may = (access: AccessLevel, granted: boolean | null) =>
    owner || access === 'anyone' || (access === 'on-request' && granted === true);
  return {
    owner,
    curator: owner || row.curator === true,
    mayContribute: may(row.contributeAccess, row.contributeGranted),
    mayTrain: may(row.trainAccess, row.trainGranted),
    contributeRequested: row.contributeRequested === true,
    trainRequested: row.trainRequested === true,
  };
}
