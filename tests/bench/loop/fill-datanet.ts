import { addCurator } from '@/lib/demo/play/add-curator';
import { contributeRecords } from '@/lib/demo/play/contribute-records';
import { createDatanet } from '@/lib/demo/play/create-datanet';
import { decideContribution } from '@/lib/demo/play/decide-contribution';
import type { Player } from '@/lib/demo/play/player';
import { publishVersion } from '@/lib/demo/play/publish-version';
import type { Stage } from '@/lib/demo/play/stage';
import type { BankingRow } from '@/tests/bench/loop/read-banking77';
import { runSome, timed } from '@/tests/bench/loop/timing';

/** Largest contribution, in records: accounts with more make several. */
const BATCH_SIZE = 1_000;
/** Accounts that contribute at the same time. */
const WIDTH = 4;

/** How long it took until all records were in the database, until all were accepted, and until the version stood. */
export type Filled = {
  datanetId: number;
  contributions: number;
  ingestMs: number;
  curateMs: number;
  publishMs: number;
};

/** Creates the Datanet; each contributor gives their rows; the curator accepts all of them; version 1 is published. */
export async function fillDatanet(
  stage: Stage,
  {
    owner,
    curator,
    gifts,
  }: {
    owner: Player;
    curator: Player;
    gifts: readonly { readonly contributor: Player; readonly rows: readonly BankingRow[] }[];
  },
): Promise<Filled> {
  const labels = [...new Set(gifts.flatMap(({ rows }) => rows.map((row) => row.label)))].sort();
  const datanetId = await createDatanet(stage, {
    owner,
    metadata: {
      name: 'BANKING77',
      summary: 'Questions of a bank’s customers, each with what the customer is after.',
      description: 'The training part of BANKING77 (PolyAI, CC BY 4.0), contributed by 20 accounts in a skewed split.',
      tags: ['banking', 'intents'],
      licence: 'CC-BY-4.0',
      schema: {
        fields: [
          { name: 'text', kind: 'text', required: true, description: 'The question.' },
          { name: 'label', kind: 'label', required: true, description: 'What it is about.', labels },
        ],
      },
    },
    contributeAccess: 'anyone',
    trainAccess: 'anyone',
  });
  await addCurator(stage, { owner, curator, datanetId });
  const ingest = await timed(() =>
    runSome(
      gifts.map(
        ({ contributor, rows }) =>
          () =>
            giveRows(stage, { contributor, datanetId, rows }),
      ),
      { width: WIDTH },
    ),
  );
  const contributionIds = ingest.value.flat().sort((a, b) => a - b);
  const curate = await timed(async () => {
    for (const contributionId of contributionIds) {
      const decision = { accept: true, reason: 'Part of BANKING77.' } as const;
      await decideContribution(stage, { curator, contributionId, decision });
    }
  });
  const publish = await timed(() => publishVersion(stage, { publisher: owner, datanetId, version: 1 }));
  return {
    datanetId,
    contributions: contributionIds.length,
    ingestMs: ingest.ms,
    curateMs: curate.ms,
    publishMs: publish.ms,
  };
}

async function giveRows(
  stage: Stage,
  { contributor, datanetId, rows }: { contributor: Player; datanetId: number; rows: readonly BankingRow[] },
): Promise<number[]> {
  const ids: number[] = [];
  for (let start = 0; start < rows.length; start += BATCH_SIZE) {
    const records = rows.slice(start, start + BATCH_SIZE).map(({ text, label }) => ({ fields: { text, label } }));
    ids.push(await contributeRecords(stage, { contributor, datanetId, records }));
  }
  return ids;
}
