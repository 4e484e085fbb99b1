import { z } from 'zod';
import type { Db } from '@/lib/db/client';
import { readModelNames } from '@/lib/server/permissions/read-permissions';

/** A Datanet, by the name its file gives it; by its number where the file is not read yet. */
export type Named = { id: number; name: string };

/** One thing that happened on chain, newest first in lists. Amounts are OPEN base units as text. */
export type Activity = { key: string; at: string } & (
  | { kind: 'datanet-created'; account: string; datanet: Named }
  | { kind: 'contribution-submitted'; account: string; datanet: Named; records: number }
  | { kind: 'contribution-accepted'; account: string; datanet: Named }
  | { kind: 'version-published'; account: string; datanet: Named; version: number }
  /** The model's name is null while the index has not read it. */
  | { kind: 'model-published'; model: { id: number; name: string | null }; version: number }
  | { kind: 'epoch-proposed'; epoch: number; total: string }
  | { kind: 'claimed'; account: string; amount: string }
);

const NAMES = [
  'DatanetCreated',
  'ContributionSubmitted',
  'ContributionAccepted',
  'VersionPublished',
  'ModelVersionPublished',
  'EpochProposed',
  'Claimed',
];

const id = z.coerce.number().int();
const parsers = z.discriminatedUnion('name', [
  z.object({ name: z.literal('DatanetCreated'), args: z.object({ datanetId: id, owner: z.string() }) }),
  z.object({
    name: z.literal('ContributionSubmitted'),
    args: z.object({ datanetId: id, contributor: z.string(), recordCount: id }),
  }),
  z.object({ name: z.literal('ContributionAccepted'), args: z.object({ datanetId: id, curator: z.string() }) }),
  z.object({
    name: z.literal('VersionPublished'),
    args: z.object({ datanetId: id, version: id, publisher: z.string() }),
  }),
  z.object({ name: z.literal('ModelVersionPublished'), args: z.object({ modelId: id, version: id }) }),
  z.object({ name: z.literal('EpochProposed'), args: z.object({ epoch: id, total: z.coerce.string() }) }),
  z.object({ name: z.literal('Claimed'), args: z.object({ account: z.string(), amount: z.coerce.string() }) }),
]);

/** The latest `limit` things that happened on chain and mean something to a reader, newest first. */
export async function readActivity({ db }: { db: Db }, { limit }: { limit: number }): Promise<Activity[]> {
  const rows = await db.chainEvent.findMany({
    where: { name: { in: NAMES } },
    orderBy: [{ blockNumber: 'desc' }, { logIndex: 'desc' }],
    take: limit,
    select: { name: true, args: true, timestamp: true, blockNumber: true, logIndex: true },
  });
  const events = rows.map((row) => ({
    key: `${row.blockNumber}-${row.logIndex}`,
    at: row.timestamp.toISOString(),
    ...parsers.parse({ name: row.name, args: row.args }),
  }));
  const [datanets, models] = await Promise.all([
    readDatanetNames(
      db,
      events.flatMap(({ args }) => ('datanetId' in args ? [args.datanetId] : [])),
    ),
    readModelNames(
      db,
      events.flatMap(({ args }) => ('modelId' in args ? [args.modelId] : [])),
    ),
  ]);
  const datanet = (number: number): Named => ({ id: number, name: datanets.get(number) ?? `Datanet ${number}` });
  const model = (number: number) => ({ id: number, name: models.get(number) ?? null });

  return events.map((event) => toActivity(event, { datanet, model }));
}

type Event = z.infer<typeof parsers> & { key: string; at: string };

function toActivity(
  event: Event,
  { datanet, model }: { datanet: (id: number) => Named; model: (id: number) => { id: number; name: string | null } },
): Activity {
  const { key, at } = event;
  switch (event.name) {
    case 'DatanetCreated':
      return { key, at, kind: 'datanet-created', account: event.args.owner, datanet: datanet(event.args.datanetId) };
    case 'ContributionSubmitted':
      return {
        key,
        at,
        kind: 'contribution-submitted',
        account: event.args.contributor,
        datanet: datanet(event.args.datanetId),
        records: event.args.recordCount,
      };
    case 'ContributionAccepted':
      return {
        key,
        at,
        kind: 'contribution-accepted',
        account: event.args.curator,
        datanet: datanet(event.args.datanetId),
      };
    case 'VersionPublished':
      return {
        key,
        at,
        kind: 'version-published',
        account: event.args.publisher,
        datanet: datanet(event.args.datanetId),
        version: event.args.version,
      };
    case 'ModelVersionPublished':
      return { key, at, kind: 'model-published', model: model(event.args.modelId), version: event.args.version };
    case 'EpochProposed':
      return { key, at, kind: 'epoch-proposed', epoch: event.args.epoch, total: event.args.total };
    case 'Claimed':
      return { key, at, kind: 'claimed', account: event.args.account, amount: event.args.amount };
  }
}

async function readDatanetNames(db: Db, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: number; name: string }[]>`
    SELECT datanet.id, datanet_metadata.name
    FROM datanet JOIN datanet_metadata ON datanet_metadata.cid = datanet.metadata_cid
    WHERE datanet.id = ANY(${ids})`;
  return new Map(rows.map((row) => [row.id, row.name]));
}
