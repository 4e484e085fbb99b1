import { parseAbiItem } from 'viem';
import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import { PROTOCOL_PARAMETERS, type ProtocolParameterName } from '@/lib/core/protocol-names';
import { allowOpen } from '@/lib/demo/play/allow-open';
import type { Player } from '@/lib/demo/play/player';
import { sendTransaction } from '@/lib/demo/play/send-transaction';
import type { Stage } from '@/lib/demo/play/stage';

const DISPUTED = parseAbiItem(
  'event AcceptanceDisputed(uint256 indexed contributionId, address indexed curator, address indexed disputer, uint256 datanetId, uint256 bond, uint256 resolveBy, string reason)',
);
/** A dispute that could come too late by so little is left alone. */
const MARGIN_S = 5n;

/**
 * Somebody disputes, with a bond, that a contribution was rightly accepted, unless anybody has. An acceptance that can no
 * longer be disputed, as after a long interruption, is left alone.
 */
export async function disputeAcceptance(
  stage: Stage,
  { disputer, contributionId, reason }: { disputer: Player; contributionId: number; reason: string },
): Promise<void> {
  const { chain, addresses } = stage;
  const id = BigInt(contributionId);
  const staking = { address: addresses.curatorStaking, abi: curatorStakingAbi } as const;
  const earlier = await chain.getLogs({
    address: staking.address,
    event: DISPUTED,
    args: { contributionId: id },
    fromBlock: 0n,
  });
  if (earlier.length > 0) return;
  const [[curator, acceptedAt], { timestamp }, bond, delay] = await Promise.all([
    chain.readContract({
      address: addresses.datanetRegistry,
      abi: datanetRegistryAbi,
      functionName: 'acceptanceOf',
      args: [id],
    }),
    chain.getBlock({ blockTag: 'pending' }),
    readParameter(stage, 'minimumBond'),
    readParameter(stage, 'unbondingDelay'),
  ]);
  if (BigInt(curator) === 0n || timestamp + MARGIN_S >= acceptedAt + delay) return;
  // The bond is less where the curator has less at stake.
  await allowOpen(stage, { player: disputer, spender: staking.address, amount: bond });
  await sendTransaction(stage, {
    player: disputer,
    send: (writer) => writer.writeContract({ ...staking, functionName: 'disputeAcceptance', args: [id, reason] }),
  });
}

function readParameter({ chain, addresses }: Stage, name: ProtocolParameterName): Promise<bigint> {
  return chain.readContract({
    address: addresses.protocolParameters,
    abi: protocolParametersAbi,
    functionName: 'valueOf',
    args: [PROTOCOL_PARAMETERS.indexOf(name)],
  });
}
