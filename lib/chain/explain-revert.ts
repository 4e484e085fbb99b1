import { type Abi, BaseError, ContractFunctionRevertedError, InsufficientFundsError } from 'viem';
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
import { revertWords } from '@/lib/chain/revert-words';

const ALL: Abi = [
  ...openTokenAbi,
  ...datanetRegistryAbi,
  ...modelRegistryAbi,
  ...inferenceVaultAbi,
  ...rewardDistributorAbi,
  ...curatorStakingAbi,
  ...protocolParametersAbi,
  ...tributaryGovernorAbi,
  ...timelockAbi,
  ...counterfactualClaimsAbi,
];

/** Every custom error of the ten contracts: a call's ABI with these can decode what a contract further down throws. */
export const PROTOCOL_ERRORS: Abi = ALL.filter((item) => item.type === 'error');

/** The words for a revert, or for gas that cannot be paid, wherever viem wrapped it; null for any other error. */
export function explainRevert(error: unknown): string | null {
  if (!(error instanceof BaseError)) return null;
  if (error.walk((one) => one instanceof InsufficientFundsError)) {
    return 'Your wallet holds too little of the chain’s own coin to pay the network fee. Get some first; on a local chain the faucet gives it.';
  }
  const revert = error.walk((one) => one instanceof ContractFunctionRevertedError);
  if (!(revert instanceof ContractFunctionRevertedError)) return null;
  if (revert.data) return revertWords(revert.data.errorName, revert.data.args ?? []);
  return revertWords('Error', [revert.reason ?? '']);
}
