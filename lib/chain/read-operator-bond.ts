import { type Address, isAddressEqual } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import type { ChainReader } from '@/lib/chain/clients';
import { PROTOCOL_ROLES } from '@/lib/core/protocol-names';

/**
 * Who operates the protocol, the OPEN (base units) it holds or has bonded, and the bond that proposing all fees settled so
 * far would need.
 */
export async function readOperatorBond({
  reader,
  contracts,
}: {
  reader: ChainReader;
  contracts: ContractAddresses;
}): Promise<{ operator: Address; held: bigint; needed: bigint }> {
  const distributor = { address: contracts.rewardDistributor, abi: rewardDistributorAbi } as const;
  const [operator, fees, pending] = await Promise.all([
    reader.readContract({
      address: contracts.protocolParameters,
      abi: protocolParametersAbi,
      functionName: 'holderOf',
      args: [PROTOCOL_ROLES.indexOf('operator')],
    }),
    reader.readContract({ ...distributor, functionName: 'feesReceived' }),
    reader.readContract({ ...distributor, functionName: 'pending' }),
  ]);
  const [held, needed] = await Promise.all([
    reader.readContract({
      address: contracts.openToken,
      abi: openTokenAbi,
      functionName: 'balanceOf',
      args: [operator],
    }),
    reader.readContract({ ...distributor, functionName: 'proposalBond', args: [fees] }),
  ]);
  const bonded = isAddressEqual(pending.proposer, operator) ? pending.bond : 0n;
  return { operator, held: held + bonded, needed };
}
