import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import type { Player } from '@/lib/demo/play/player';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';

/** What a Datanet asks of those who work on it, in base units; 0 asks nothing. */
export type Stakes = { readonly contributionBond: bigint; readonly curatorStake: bigint };

/** The owner says what contributing and curating cost, unless it is so. */
export async function setStakes(
  stage: Stage,
  { owner, datanetId, stakes }: { owner: Player; datanetId: number; stakes: Stakes },
): Promise<void> {
  const registry = { address: stage.addresses.datanetRegistry, abi: datanetRegistryAbi } as const;
  const id = BigInt(datanetId);
  const { contributionBond, curatorStake } = stakes;
  const [bond, stake] = await stage.chain.readContract({ ...registry, functionName: 'stakesOf', args: [id] });
  if (bond === contributionBond && stake === curatorStake) return;
  await sendTransaction(stage, {
    player: owner,
    send: (writer) =>
      writer.writeContract({ ...registry, functionName: 'setStakes', args: [id, contributionBond, curatorStake] }),
  });
}
