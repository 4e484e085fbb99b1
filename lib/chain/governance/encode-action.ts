import { encodeFunctionData } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { timelockAbi } from '@/contracts-abi/timelock';
import { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';
import type { ProposalAction, ProposalCall } from '@/lib/chain/governance/proposal-action';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import { type GovernorSettingName, PROTOCOL_PARAMETERS, PROTOCOL_ROLES } from '@/lib/core/protocol-names';

/** The call that an action is. Throws viem's errors for a value that its type cannot hold: check it first. */
export function encodeAction(addresses: ContractAddresses, action: ProposalAction): ProposalCall {
  switch (action.kind) {
    case 'set-parameter':
      return callOf(
        addresses.protocolParameters,
        encodeFunctionData({
          abi: protocolParametersAbi,
          functionName: 'setParameter',
          args: [PROTOCOL_PARAMETERS.indexOf(action.parameter), action.value],
        }),
      );
    case 'set-fee-parts':
      return callOf(
        addresses.protocolParameters,
        encodeFunctionData({ abi: protocolParametersAbi, functionName: 'setFeeParts', args: [action.parts] }),
      );
    case 'set-role':
      return callOf(
        addresses.protocolParameters,
        encodeFunctionData({
          abi: protocolParametersAbi,
          functionName: 'setRole',
          args: [PROTOCOL_ROLES.indexOf(action.role), action.holder],
        }),
      );
    case 'spend':
      return callOf(
        addresses.openToken,
        encodeFunctionData({ abi: openTokenAbi, functionName: 'transfer', args: [action.to, action.amount] }),
      );
    case 'resolve-challenge':
      return callOf(
        addresses.rewardDistributor,
        encodeFunctionData({
          abi: rewardDistributorAbi,
          functionName: 'resolveChallenge',
          args: [BigInt(action.epoch), action.root, action.upheld, action.reason],
        }),
      );
    case 'resolve-dispute':
      return callOf(
        addresses.curatorStaking,
        encodeFunctionData({
          abi: curatorStakingAbi,
          functionName: 'resolveDispute',
          args: [BigInt(action.contributionId), action.upheld, action.reason],
        }),
      );
    case 'set-voting':
      return callOf(
        action.setting === 'timelockDelay' ? addresses.timelock : addresses.tributaryGovernor,
        encodeSetting(action.setting, action.value),
      );
  }
}

function encodeSetting(setting: GovernorSettingName, value: bigint): Hex {
  const abi = tributaryGovernorAbi;
  switch (setting) {
    case 'votingDelay':
      return encodeFunctionData({ abi, functionName: 'setVotingDelay', args: [Number(value)] });
    case 'votingPeriod':
      return encodeFunctionData({ abi, functionName: 'setVotingPeriod', args: [Number(value)] });
    case 'lateQuorumExtension':
      return encodeFunctionData({ abi, functionName: 'setLateQuorumVoteExtension', args: [Number(value)] });
    case 'proposalThreshold':
      return encodeFunctionData({ abi, functionName: 'setProposalThreshold', args: [value] });
    case 'quorumPercent':
      return encodeFunctionData({ abi, functionName: 'updateQuorumNumerator', args: [value] });
    case 'timelockDelay':
      return encodeFunctionData({ abi: timelockAbi, functionName: 'updateDelay', args: [value] });
  }
}

function callOf(target: Hex, calldata: Hex): ProposalCall {
  return { target: toLowerHex(target), value: 0n, calldata };
}
