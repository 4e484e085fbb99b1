import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import type { Player } from '@/lib/demo/play/player';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';

/** What a curator says of a contribution; `excluded` are the records left out of an accepted one, ascending. */
export type Decision =
  | { readonly accept: true; readonly reason: string; readonly excluded?: readonly number[] }
  | { readonly accept: false; readonly reason: string };

/** A curator accepts or rejects a contribution, unless that is decided already. */
export async function decideContribution(
  stage: Stage,
  { curator, contributionId, decision }: { curator: Player; contributionId: number; decision: Decision },
): Promise<void> {
  const { db, addresses } = stage;
  const { status } = await db.contribution.findUniqueOrThrow({
    where: { id: contributionId },
    select: { status: true },
  });
  if (status !== 'submitted') return;
  const registry = { address: addresses.datanetRegistry, abi: datanetRegistryAbi } as const;
  const id = BigInt(contributionId);
  await sendTransaction(stage, {
    player: curator,
    send: (writer) =>
      decision.accept
        ? writer.writeContract({
            ...registry,
            functionName: 'acceptContribution',
            args: [id, decision.excluded ?? [], decision.reason],
          })
        : writer.writeContract({
            ...registry,
            functionName: 'rejectContribution',
            args: [id, decision.reason],
          }),
  });
}
