import { parseEther } from 'viem';
import { LOCAL_ROLES } from '@/lib/chain/local-accounts';
import type { Hex } from '@/lib/core/hex';
import { parseOpen } from '@/lib/core/units';
import type { BaseModel } from '@/lib/db/base-model';
import { depositOpen } from '@/lib/demo/play/deposit-open';
import { giveEther } from '@/lib/demo/play/give-ether';
import { giveOpen } from '@/lib/demo/play/give-open';
import { grantPermission } from '@/lib/demo/play/grant-permission';
import type { Stage } from '@/lib/demo/play/stage';
import { createApiKey } from '@/lib/server/api-keys/create-api-key';
import { inventFacts } from '@/tests/support/invented-facts';
import { ADAPTER_PRICE, openFactsDatanet, teachFacts, waitForBase } from '@/tests/support/teach-facts';

/** Accounts that no other test plays. */
const ACCOUNTS = { owner: 20, contributor: 21, builder: 22, asker: 23 } as const;
const DEPOSIT = parseOpen('500');
/** Other tests have others: a text that stands in two Datanets is credited to who came first. */
const facts = inventFacts(8, 'under fire');

export type KillScene = {
  readonly datanetId: number;
  readonly base: BaseModel;
  readonly modelId: number;
  /** Base units of OPEN per answer. */
  readonly price: bigint;
  readonly builder: Hex;
  readonly asker: Hex;
  readonly apiKey: string;
  /** In wordings that it was not shown. */
  readonly questions: readonly string[];
};

/** Facts, an adapter that was shown them, and somebody who may ask it with a key. */
export async function setKillScene(stage: Stage): Promise<KillScene> {
  const deployer = stage.playerAt(LOCAL_ROLES.deployer, 'deployer');
  const [owner, contributor, builder, asker] = [
    stage.playerAt(ACCOUNTS.owner),
    stage.playerAt(ACCOUNTS.contributor),
    stage.playerAt(ACCOUNTS.builder),
    stage.playerAt(ACCOUNTS.asker),
  ];
  const base = await waitForBase(stage);
  for (const to of [owner, contributor, builder, asker]) {
    await giveEther(stage, { from: deployer, to, amount: parseEther('10') });
  }
  await giveOpen(stage, { from: deployer, to: asker, amount: DEPOSIT });
  const datanetId = await openFactsDatanet(stage, { owner, contributor, name: 'Facts under fire', facts });
  const { modelId } = await teachFacts(stage, { builder, datanetId, name: 'Unshaken guide', steps: 20 });
  await depositOpen(stage, { asker, amount: DEPOSIT });
  const permissionHash = await grantPermission(stage, {
    asker,
    models: [modelId],
    maxUnitPrice: ADAPTER_PRICE,
    cap: DEPOSIT,
    days: 30,
  });
  const { key } = await createApiKey(stage, {
    account: asker.account,
    request: { name: 'Under fire', permissionHash, budget: DEPOSIT },
  });
  return {
    ...{ datanetId, base, modelId, price: ADAPTER_PRICE },
    ...{ builder: builder.account, asker: asker.account, apiKey: key },
    questions: facts.flatMap(({ asked }) => asked),
  };
}
