import { parseEther } from 'viem';
import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import { parseOpen } from '@/lib/core/units';
import { createDatanet } from '@/lib/demo/play/create-datanet';
import { giveEther } from '@/lib/demo/play/give-ether';
import { giveOpen } from '@/lib/demo/play/give-open';
import type { Player } from '@/lib/demo/play/player';
import { settleReceipts } from '@/lib/demo/play/settle-receipts';
import type { Stage } from '@/lib/demo/play/stage';
import { waitForFinality } from '@/lib/demo/play/wait-for-finality';
import { waitForIndex } from '@/lib/demo/play/wait-for-index';
import { askQuestions } from '@/tests/bench/loop/ask-questions';
import { fillDatanet } from '@/tests/bench/loop/fill-datanet';
import { type BankingRow, shuffleRows, skewedSplit } from '@/tests/bench/loop/read-banking77';
import { trainAndPublish } from '@/tests/bench/loop/train-and-publish';

const UNIT_PRICE = parseOpen('0.7');
/** Local accounts nobody else uses: at these indices, contributors from 100. */
const [OWNER, CURATOR, BUILDER, ASKER, FIRST_CONTRIBUTOR, CONTRIBUTORS] = [90, 91, 92, 93, 100, 20];
const QUESTIONS = 10;
/** So many Datanets that their list has more than one page. */
const OTHER_DATANETS = 29;

/** What the pages that are measured are about. */
export type Played = { datanetId: number; modelId: number; receiptId: string; contributor: Player };

/** BANKING77 through the loop once: contributed by 20 accounts, trained on, asked, settled; beside other Datanets. */
export async function playBanking77(
  stage: Stage,
  { train, test }: { train: readonly BankingRow[]; test: readonly BankingRow[] },
): Promise<Played> {
  const rows = shuffleRows(train);
  const contributors = Array.from({ length: CONTRIBUTORS }, (_, i) => stage.playerAt(FIRST_CONTRIBUTOR + i));
  const [owner, curator, builder, asker] = [OWNER, CURATOR, BUILDER, ASKER].map((index) => stage.playerAt(index));
  const [contributor] = contributors;
  if (!owner || !curator || !builder || !asker || !contributor) throw new Error('Somebody is missing.');
  const deployer = stage.playerAt(LOCAL_ROLES.deployer);
  for (const to of [owner, curator, builder, asker, ...contributors]) {
    await giveEther(stage, { from: deployer, to, amount: parseEther('10') });
  }
  await giveOpen(stage, { from: deployer, to: asker, amount: UNIT_PRICE * BigInt(QUESTIONS) + parseOpen('10') });
  await createOthers(stage, owner);

  let taken = 0;
  const gifts = skewedSplit({ count: rows.length, accounts: CONTRIBUTORS }).map((size, i) => {
    taken += size;
    return { contributor: contributors[i] ?? contributor, rows: rows.slice(taken - size, taken) };
  });
  const { datanetId } = await fillDatanet(stage, { owner, curator, gifts });
  const { modelId } = await trainAndPublish(stage, { builder, datanetId, unitPrice: UNIT_PRICE });
  const { receiptIds } = await askQuestions(stage, {
    askers: [asker],
    modelId,
    questions: test.slice(0, QUESTIONS).map(({ text }) => text),
    unitPrice: UNIT_PRICE,
    perSecond: 2,
    webUrl: null,
  });
  const epoch = await settleReceipts(stage, { receiptIds, timeoutMs: 300_000 });
  await waitForFinality(stage, { epoch });
  await waitForIndex(stage);
  return { datanetId, modelId, receiptId: receiptIds[0] ?? '', contributor };
}

async function createOthers(stage: Stage, owner: Player): Promise<void> {
  for (let i = 1; i <= OTHER_DATANETS; i++) {
    await createDatanet(stage, {
      owner,
      metadata: {
        name: `Questions of branch ${i}`,
        summary: `What the customers of branch ${i} ask, each with what they are after.`,
        description: 'Nothing is in it yet; it fills the list.',
        tags: ['banking', `branch-${i}`],
        licence: 'CC-BY-4.0',
        schema: {
          fields: [
            { name: 'text', kind: 'text', required: true, description: 'The question.' },
            { name: 'label', kind: 'label', required: true, description: 'What it is about.' },
          ],
        },
      },
      contributeAccess: 'anyone',
      trainAccess: 'anyone',
    });
  }
}
