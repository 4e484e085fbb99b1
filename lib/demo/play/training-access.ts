import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import type { Player } from '@/lib/demo/play/player';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';

/** Permission.Train of the contract's enum. */
const TRAIN = 1;

/** Somebody asks a Datanet's owner to be let train on it, unless they have asked before. */
export async function requestTraining(
  stage: Stage,
  { player, datanetId, note }: { player: Player; datanetId: number; note: string },
): Promise<void> {
  if (await findAccess(stage, { account: player.account, datanetId })) return;
  await sendTransaction(stage, {
    player,
    send: (writer) =>
      writer.writeContract({
        address: stage.addresses.datanetRegistry,
        abi: datanetRegistryAbi,
        functionName: 'requestAccess',
        args: [BigInt(datanetId), TRAIN, note],
      }),
  });
}

/** The owner lets somebody train on the Datanet, unless they may already. */
export async function grantTraining(
  stage: Stage,
  { owner, player, datanetId }: { owner: Player; player: Player; datanetId: number },
): Promise<void> {
  if ((await findAccess(stage, { account: player.account, datanetId }))?.granted) return;
  await sendTransaction(stage, {
    player: owner,
    send: (writer) =>
      writer.writeContract({
        address: stage.addresses.datanetRegistry,
        abi: datanetRegistryAbi,
        functionName: 'setAccess',
        args: [BigInt(datanetId), player.account, TRAIN, true],
      }),
  });
}

function findAccess({ db }: Stage, { account, datanetId }: { account: string; datanetId: number }) {
  return db.datanetAccess.findUnique({
    where: { datanetId_account_permission: { datanetId, account, permission: 'train' } },
    select: { granted: true },
  });
}
