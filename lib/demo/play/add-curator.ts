import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import type { Player } from '@/lib/demo/play/player';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';

/** The owner makes somebody a curator of the Datanet, unless they are one. */
export async function addCurator(
  stage: Stage,
  { owner, curator, datanetId }: { owner: Player; curator: Player; datanetId: number },
): Promise<void> {
  const known = await stage.db.datanetCurator.findUnique({
    where: { datanetId_account: { datanetId, account: curator.account } },
    select: { active: true },
  });
  if (known?.active) return;
  await sendTransaction(stage, {
    player: owner,
    send: (writer) =>
      writer.writeContract({
        address: stage.addresses.datanetRegistry,
        abi: datanetRegistryAbi,
        functionName: 'setCurator',
        args: [BigInt(datanetId), curator.account, true],
      }),
  });
}
