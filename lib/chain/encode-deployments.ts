import { encodeDeployData, type Hex } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import { bytecode } from '@/contracts-abi/bytecode';
import { counterfactualClaimsAbi } from '@/contracts-abi/counterfactual-claims';
import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { timelockAbi } from '@/contracts-abi/timelock';
import { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';
import { type DeploymentTerms, leastResolutionTimeS } from '@/lib/chain/deployment-terms';

/** What deploys each contract: its creation code and its constructor's arguments, which name the others' addresses. */
export function encodeDeployments({
  addresses,
  terms,
}: {
  addresses: ContractAddresses;
  terms: DeploymentTerms;
}): Record<keyof ContractAddresses, Hex> {
  const { openToken, timelock, protocolParameters, curatorStaking, datanetRegistry, inferenceVault } = addresses;
  const { rewardDistributor, tributaryGovernor } = addresses;
  const { parameters, votes } = terms;
  return {
    openToken: encodeDeployData({ abi: openTokenAbi, bytecode: bytecode.OpenToken, args: [terms.recipient] }),
    timelock: encodeDeployData({
      abi: timelockAbi,
      bytecode: bytecode.Timelock,
      args: [BigInt(votes.timelockDelayS), tributaryGovernor],
    }),
    protocolParameters: encodeDeployData({
      abi: protocolParametersAbi,
      bytecode: bytecode.ProtocolParameters,
      args: [
        timelock,
        BigInt(terms.shortestWindowS),
        BigInt(leastResolutionTimeS(terms.votes)),
        [
          BigInt(parameters.challengeWindowS),
          BigInt(parameters.resolutionTimeS),
          BigInt(parameters.operatorTimeoutS),
          BigInt(parameters.proposalBondPart),
          parameters.minimumBond,
          parameters.minimumStake,
          BigInt(parameters.unbondingDelayS),
        ],
        // The timelock is the treasury.
        [terms.operator, terms.guardian, timelock],
        terms.feeParts,
      ],
    }),
    curatorStaking: encodeDeployData({
      abi: curatorStakingAbi,
      bytecode: bytecode.CuratorStaking,
      args: [openToken, datanetRegistry, protocolParameters],
    }),
    datanetRegistry: encodeDeployData({
      abi: datanetRegistryAbi,
      bytecode: bytecode.DatanetRegistry,
      args: [openToken, curatorStaking, protocolParameters],
    }),
    modelRegistry: encodeDeployData({
      abi: modelRegistryAbi,
      bytecode: bytecode.ModelRegistry,
      args: [datanetRegistry],
    }),
    rewardDistributor: encodeDeployData({
      abi: rewardDistributorAbi,
      bytecode: bytecode.RewardDistributor,
      args: [openToken, inferenceVault, protocolParameters],
    }),
    inferenceVault: encodeDeployData({
      abi: inferenceVaultAbi,
      bytecode: bytecode.InferenceVault,
      args: [openToken, rewardDistributor, protocolParameters, BigInt(terms.withdrawalDelayS)],
    }),
    tributaryGovernor: encodeDeployData({
      abi: tributaryGovernorAbi,
      bytecode: bytecode.TributaryGovernor,
      args: [
        openToken,
        timelock,
        {
          votingDelay: votes.votingDelayS,
          votingPeriod: votes.votingPeriodS,
          lateQuorumExtension: votes.lateQuorumExtensionS,
          proposalThreshold: votes.proposalThreshold,
          quorumPercent: BigInt(votes.quorumPercent),
        },
      ],
    }),
    counterfactualClaims: encodeDeployData({
      abi: counterfactualClaimsAbi,
      bytecode: bytecode.CounterfactualClaims,
      args: [rewardDistributor],
    }),
  };
}
