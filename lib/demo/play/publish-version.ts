import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import type { Player } from '@/lib/demo/play/player';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';
import { prepareVersion } from '@/lib/server/datanets/prepare-version';

/** The owner or a curator publishes everything accepted as version number `version`, unless it is published. */
export async function publishVersion(
  stage: Stage,
  { publisher, datanetId, version }: { publisher: Player; datanetId: number; version: number },
): Promise<void> {
  const { versionCount } = await stage.db.datanet.findUniqueOrThrow({
    where: { id: datanetId },
    select: { versionCount: true },
  });
  if (versionCount >= version) return;
  const registry = stage.addresses.datanetRegistry;
  const { cid, hash, revision } = await prepareVersion(
    { ...stage, registry },
    { datanetId, account: publisher.account },
  );
  await sendTransaction(stage, {
    player: publisher,
    send: (writer) =>
      writer.writeContract({
        address: registry,
        abi: datanetRegistryAbi,
        functionName: 'publishVersion',
        args: [BigInt(datanetId), BigInt(revision), cid, hash],
      }),
  });
}
