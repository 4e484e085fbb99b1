import { parseEventLogs } from 'viem';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { AppError } from '@/lib/core/errors';
import type { Player } from '@/lib/demo/play/player';
import { pollUntil } from '@/lib/demo/play/poll-until';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';
import { readTrainingRun } from '@/lib/server/training/read-training-run';

const TIMEOUT_MS = 60_000;

/**
 * The builder publishes what a finished run trained, at a price in base units, unless that run is published already.
 * Resolves with the model's id once its manifest can be read.
 */
export async function publishModel(
  stage: Stage,
  {
    builder,
    runId,
    unitPrice,
    parents = [],
    leastChildPart = 0,
  }: {
    builder: Player;
    runId: string;
    unitPrice: bigint;
    /** The models it was made from, ascending; `part` in basis points of its own builder part. */
    parents?: readonly { modelId: number; part: number }[];
    leastChildPart?: number;
  },
): Promise<number> {
  const { published, manifest, manifestCid, manifestHash } = await readTrainingRun(stage, runId);
  if (published) return published.modelId;
  if (!manifest || manifestCid === null || manifestHash === null) {
    throw new AppError('conflict', `The training run ${runId} has no manifest yet; wait until it has succeeded.`);
  }
  const datanets = [...manifest.datanets]
    .sort((a, b) => a.datanetId - b.datanetId)
    .map(({ datanetId, version }) => ({ datanetId: BigInt(datanetId), version: BigInt(version) }));
  const lineage = {
    adapter: manifest.kind === 'adapter',
    leastChildPart,
    parents: parents.map(({ modelId, part }) => ({ modelId: BigInt(modelId), part })),
  };
  const receipt = await sendTransaction(stage, {
    player: builder,
    send: (writer) =>
      writer.writeContract({
        address: stage.addresses.modelRegistry,
        abi: modelRegistryAbi,
        functionName: 'publishModel',
        args: [manifestCid, manifestHash, unitPrice, manifest.computeProvider, datanets, lineage],
      }),
  });
  const [event] = parseEventLogs({ abi: modelRegistryAbi, logs: receipt.logs, eventName: 'ModelPublished' });
  if (!event) throw new AppError('internal', `The transaction ${receipt.transactionHash} published no model.`);
  await pollUntil(() => stage.db.modelManifest.findUnique({ where: { cid: manifestCid }, select: { cid: true } }), {
    what: `The manifest of model ${event.args.modelId} in the database`,
    timeoutMs: TIMEOUT_MS,
  });
  return Number(event.args.modelId);
}
