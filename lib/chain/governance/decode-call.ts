import { type Abi, decodeFunctionData } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
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
import { decodeAction } from '@/lib/chain/governance/decode-action';
import { encodeAction } from '@/lib/chain/governance/encode-action';
import type { ProposalAction, ProposalCall } from '@/lib/chain/governance/proposal-action';

/**
 * What a call of a proposal is: an action of a template; a function of one of our contracts for which there is none;
 * or something that only its bytes say.
 */
export type DecodedCall =
  | { readonly kind: 'action'; readonly call: ProposalCall; readonly action: ProposalAction }
  | {
      readonly kind: 'function';
      readonly call: ProposalCall;
      readonly contract: string;
      readonly functionName: string;
      readonly args: readonly { readonly name: string; readonly value: string }[];
    }
  | { readonly kind: 'unknown'; readonly call: ProposalCall };

/**
 * Decodes a call by the contracts' ABIs. An action is claimed only when encoding it gives the very same call again, so
 * that nothing (sent coins, bytes behind the arguments, a number out of an enum) hides behind friendly words.
 */
export function decodeCall(addresses: ContractAddresses, call: ProposalCall): DecodedCall {
  const contract = contractsOf(addresses).find((one) => one.address.toLowerCase() === call.target.toLowerCase());
  const decoded = contract ? tryDecode(contract.abi, call) : null;
  if (!contract || !decoded) return { kind: 'unknown', call };
  const action = decodeAction({ contract: contract.name, ...decoded });
  if (action && isSameCall(encodeAction(addresses, action), call)) return { kind: 'action', call, action };
  const item = contract.abi.find(
    (one) => one.type === 'function' && one.name === decoded.functionName && one.inputs.length === decoded.args.length,
  );
  const inputs = item?.type === 'function' ? item.inputs : [];
  return {
    kind: 'function',
    call,
    contract: contract.title,
    functionName: decoded.functionName,
    args: decoded.args.map((value, index) => ({
      name: inputs[index]?.name || `argument ${index + 1}`,
      value: writeValue(value),
    })),
  };
}

function contractsOf(
  addresses: ContractAddresses,
): { name: keyof ContractAddresses; title: string; address: string; abi: Abi }[] {
  const one = (name: keyof ContractAddresses, title: string, abi: Abi) => ({
    name,
    title,
    address: addresses[name],
    abi,
  });
  return [
    one('protocolParameters', 'ProtocolParameters', protocolParametersAbi),
    one('openToken', 'OpenToken', openTokenAbi),
    one('rewardDistributor', 'RewardDistributor', rewardDistributorAbi),
    one('curatorStaking', 'CuratorStaking', curatorStakingAbi),
    one('tributaryGovernor', 'TributaryGovernor', tributaryGovernorAbi),
    one('timelock', 'Timelock', timelockAbi),
    one('datanetRegistry', 'DatanetRegistry', datanetRegistryAbi),
    one('modelRegistry', 'ModelRegistry', modelRegistryAbi),
    one('inferenceVault', 'InferenceVault', inferenceVaultAbi),
    one('counterfactualClaims', 'CounterfactualClaims', counterfactualClaimsAbi),
  ];
}

function tryDecode(abi: Abi, { calldata }: ProposalCall): { functionName: string; args: readonly unknown[] } | null {
  try {
    const { functionName, args } = decodeFunctionData({ abi, data: calldata });
    return { functionName, args: args ?? [] };
  } catch {
    // Not a function of this contract, or not its arguments: then only the bytes are shown.
    return null;
  }
}

function isSameCall(one: ProposalCall, other: ProposalCall): boolean {
  return (
    one.target.toLowerCase() === other.target.toLowerCase() &&
    one.value === other.value &&
    one.calldata.toLowerCase() === other.calldata.toLowerCase()
  );
}

function writeValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeValue).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, one]) => `${name}: ${writeValue(one)}`)
      .join('; ');
  }
  return String(value);
}
