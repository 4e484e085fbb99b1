import { parseEventLogs } from 'viem';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { AppError } from '@/lib/core/errors';
import type { Player } from '@/lib/demo/play/player';
import { pollUntil } from '@/lib/demo/play/poll-until';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';
import { ACCESS_LEVELS, type AccessLevel, type DatanetMetadata } from '@/lib/schemas/datanet';
import { storeMetadata } from '@/lib/server/datanets/store-metadata';

const TIMEOUT_MS = 60_000;

/**
 * The owner stores a Datanet's description and creates it on chain, unless they own one of this very description.
 * Resolves with its id once the description can be read.
 */
export async function createDatanet(
  stage: Stage,
  input: { owner: Player; metadata: DatanetMetadata; contributeAccess: AccessLevel; trainAccess: AccessLevel },
): Promise<number> {
  const { owner, metadata } = input;
  const { cid } = await storeMetadata(stage, { account: owner.account, metadata, now: new Date() });
  const known = await stage.db.datanet.findFirst({
    where: { owner: owner.account, metadataCid: cid },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const id = known?.id ?? (await create(stage, { ...input, cid }));
  await pollUntil(() => stage.db.datanetMetadata.findUnique({ where: { cid }, select: { cid: true } }), {
    what: `The description of Datanet ${id} in the database`,
    timeoutMs: TIMEOUT_MS,
  });
  return id;
}

async function create(
  stage: Stage,
  input: { owner: Player; cid: string; contributeAccess: AccessLevel; trainAccess: AccessLevel },
): Promise<number> {
  const { owner, cid, contributeAccess, trainAccess } = input;
  const receipt = await sendTransaction(stage, {
    player: owner,
    send: (writer) =>
      writer.writeContract({
        address: stage.addresses.datanetRegistry,
        abi: datanetRegistryAbi,
        functionName: 'createDatanet',
        args: [cid, ACCESS_LEVELS.indexOf(contributeAccess), ACCESS_LEVELS.indexOf(trainAccess)],
      }),
  });
  const [event] = parseEventLogs({ abi: datanetRegistryAbi, logs: receipt.logs, eventName: 'DatanetCreated' });
  if (!event) throw new AppError('internal', `The transaction ${receipt.transactionHash} created no Datanet.`);
  return Number(event.args.datanetId);
}
