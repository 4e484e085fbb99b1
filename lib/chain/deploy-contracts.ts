import { type Address, encodeDeployData, type Hex } from 'viem';
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
import { DEPLOYMENT_ORDER, predictAddresses } from '@/lib/chain/addresses';
import type { ChainReader, ChainWriter } from '@/lib/chain/clients';
import type { DeploymentTerms } from '@/lib/chain/deployment-terms';
import { AppError } from '@/lib/core/errors';

/**
 * Deploys the contracts at the deployer's nonces from `firstNonce` on, in DEPLOYMENT_ORDER, and resolves with their
 * addresses. A contract that is already there is left alone, so a deployment that was cut off is taken up where it
 * stopped. Throws `conflict` when another transaction of the deployer has taken one of the nonces.
 */
export async function deployContracts(
  { reader, deployer }: { reader: ChainReader; deployer: ChainWriter },
  { firstNonce, terms }: { firstNonce: number; terms: DeploymentTerms },
): Promise<ContractAddresses> {
  const addresses = predictAddresses({ deployer: deployer.account.address, firstNonce });
  const deployData = encodeDeployments({ addresses, terms });
  for (const [offset, name] of DEPLOYMENT_ORDER.entries()) {
    if (await hasCode(reader, addresses[name])) continue;
    const nonce = await reader.getTransactionCount({ address: deployer.account.address });
    if (nonce !== firstNonce + offset) {
      throw new AppError(
        'conflict',
        `The contract ${name} belongs at the deployer's nonce ${firstNonce + offset}, but its next one is ${nonce}. Deploy anew, and send nothing else from that account meanwhile.`,
      );
    }
    const hash = await deployer.sendTransaction({ data: deployData[name], nonce });
    const receipt = await reader.waitForTransactionReceipt({ hash });
    if (receipt.status !== 'success') {
      throw new AppError('internal', `The deployment of ${name} reverted in transaction ${hash}.`);
    }
  }
  return addresses;
}

/** Whether every contract of a deployment is there. */
export async function isDeployed(reader: ChainReader, addresses: ContractAddresses): Promise<boolean> {
  const found = await Promise.all(DEPLOYMENT_ORDER.map((name) => hasCode(reader, addresses[name])));
  return found.every(Boolean);
}

async function hasCode(reader: ChainReader, address: Address): Promise<boolean> {
  return (await reader.getCode({ address })) !== undefined;
}

function encodeDeployments({
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
