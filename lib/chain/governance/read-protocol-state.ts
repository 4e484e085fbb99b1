import type { ContractAddresses } from '@/contracts-abi/addresses';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import { timelockAbi } from '@/contracts-abi/timelock';
import { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';
import type { ChainReader } from '@/lib/chain/clients';
import type { ParameterState, ProtocolState } from '@/lib/chain/governance/protocol-values';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import {
  PROTOCOL_PARAMETERS,
  PROTOCOL_ROLES,
  type ProtocolParameterName,
  type ProtocolRoleName,
} from '@/lib/core/protocol-names';

/** Asks the contracts for everything that votes can change. Rejects with viem's error when the chain does not answer. */
export async function readProtocolState(chain: ChainReader, addresses: ContractAddresses): Promise<ProtocolState> {
  const protocol = { address: addresses.protocolParameters, abi: protocolParametersAbi } as const;
  const governor = { address: addresses.tributaryGovernor, abi: tributaryGovernorAbi } as const;
  const token = { address: addresses.openToken, abi: openTokenAbi } as const;
  const timelock = { address: addresses.timelock, abi: timelockAbi } as const;
  const [parameters, roles, feeParts, mostTreasuryPart, leastContributorsPart, voting, supply, treasuryBalance] =
    await Promise.all([
      Promise.all(PROTOCOL_PARAMETERS.map((_, index) => readParameter(index))),
      Promise.all(
        PROTOCOL_ROLES.map((_, index) => chain.readContract({ ...protocol, functionName: 'holderOf', args: [index] })),
      ),
      chain.readContract({ ...protocol, functionName: 'feeParts' }),
      chain.readContract({ ...protocol, functionName: 'MOST_TREASURY_PART' }),
      chain.readContract({ ...protocol, functionName: 'LEAST_CONTRIBUTORS_PART' }),
      Promise.all([
        chain.readContract({ ...governor, functionName: 'votingDelay' }),
        chain.readContract({ ...governor, functionName: 'votingPeriod' }),
        chain.readContract({ ...governor, functionName: 'lateQuorumVoteExtension' }),
        chain.readContract({ ...governor, functionName: 'proposalThreshold' }),
        chain.readContract({ ...governor, functionName: 'quorumNumerator' }),
        chain.readContract({ ...timelock, functionName: 'getMinDelay' }),
      ]),
      chain.readContract({ ...token, functionName: 'totalSupply' }),
      chain.readContract({ ...token, functionName: 'balanceOf', args: [addresses.timelock] }),
    ]);
  const [votingDelay, votingPeriod, lateQuorumExtension, proposalThreshold, quorumPercent, timelockDelay] = voting;
  return {
    parameters: byName<ProtocolParameterName, ParameterState>(PROTOCOL_PARAMETERS, parameters),
    roles: byName<ProtocolRoleName, Hex>(PROTOCOL_ROLES, roles.map(toLowerHex)),
    feeParts,
    mostTreasuryPart: Number(mostTreasuryPart),
    leastContributorsPart: Number(leastContributorsPart),
    voting: {
      votingDelay,
      votingPeriod,
      lateQuorumExtension: BigInt(lateQuorumExtension),
      proposalThreshold,
      quorumPercent,
      timelockDelay,
    },
    supply,
    treasuryBalance,
  };

  async function readParameter(index: number): Promise<ParameterState> {
    const [value, [least, most]] = await Promise.all([
      chain.readContract({ ...protocol, functionName: 'valueOf', args: [index] }),
      chain.readContract({ ...protocol, functionName: 'boundsOf', args: [index] }),
    ]);
    return { value, least, most };
  }
}

/** `values` in the order of `names`, by name. */
function byName<Name extends string, Value>(
  names: readonly Name[],
  values: readonly Value[],
): Readonly<Record<Name, Value>> {
  return Object.fromEntries(names.map((name, index) => [name, values[index]])) as Record<Name, Value>;
}
