import { type Abi, decodeFunctionData, type Hex, isHex } from 'viem';
import { contractName, describeValue, PARAMETER_UNITS, toWords } from '@/components/wallet/dev-wallet/describe-value';
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
import type { ContractAddresses } from '@/lib/chain/chain-config';

type Line = { label: string; value: string };

export type DescribedCall = { title: string; lines: Line[] };

const ABIS: Readonly<Record<keyof ContractAddresses, Abi>> = {
  openToken: openTokenAbi,
  timelock: timelockAbi,
  protocolParameters: protocolParametersAbi,
  curatorStaking: curatorStakingAbi,
  datanetRegistry: datanetRegistryAbi,
  modelRegistry: modelRegistryAbi,
  rewardDistributor: rewardDistributorAbi,
  inferenceVault: inferenceVaultAbi,
  tributaryGovernor: tributaryGovernorAbi,
  counterfactualClaims: counterfactualClaimsAbi,
};

/** What a call does, where its name alone would not tell somebody who does not read Solidity. */
const TITLES: Readonly<Record<string, string>> = {
  approve: 'Allow somebody to take from you',
  castVote: 'Vote on a proposal',
  castVoteWithReason: 'Vote on a proposal',
  challengeEpoch: 'Challenge an epoch, with a bond',
  claim: 'Claim rewards',
  claimMany: 'Claim rewards for several accounts',
  claimTo: 'Claim rewards to another address',
  delegate: 'Let somebody vote with your OPEN',
  disputeAcceptance: 'Dispute an acceptance, with a bond',
  expireChallenge: 'End a challenge that nobody resolved',
  expireDispute: 'End a dispute that nobody resolved',
  finaliseEpoch: 'Make the epoch final',
  proposeEpoch: 'Propose an epoch, with a bond',
  propose: 'Make a proposal',
  queue: 'Send what was decided into the timelock',
  execute: 'Carry out what was decided',
  requestUnstake: 'Announce that a stake leaves',
  resolveChallenge: 'Decide a challenge',
  resolveDispute: 'Decide a dispute',
  setLeastChildPart: 'Set the least part of children',
  setStakes: 'Set bond and stake of a Datanet',
  stake: 'Stake on a Datanet',
  unstake: 'Take out a stake',
};

/** What a transaction to one of our contracts does, from its data alone: never from what the page claims. */
export function describeCall({
  to,
  data,
  addresses,
}: {
  to: string;
  data: Hex;
  addresses: ContractAddresses;
}): DescribedCall {
  const contract = findContract(to, addresses);
  const decoded = contract ? tryDecode(contract.abi, data) : null;
  if (!contract || !decoded) {
    return {
      title: 'Send a transaction',
      lines: [
        { label: 'To', value: describeValue(to, { name: 'to', addresses }) },
        { label: 'Data', value: data === '0x' ? 'none' : data },
      ],
    };
  }
  const { functionName, args } = decoded;
  const item = contract.abi.find(
    (one) => one.type === 'function' && one.name === functionName && one.inputs.length === args.length,
  );
  const inputs = item?.type === 'function' ? item.inputs : [];
  const named = new Map(inputs.map((input, index) => [input.name || `argument ${index + 1}`, args[index]]));
  const calls = contract.name === 'TributaryGovernor' ? listCalls(named, addresses) : null;
  const shown = [...named].filter(([name]) => !(calls && ['targets', 'values', 'calldatas'].includes(name)));
  return {
    title: TITLES[functionName] ?? toWords(functionName),
    lines: [
      { label: 'Contract', value: contract.name },
      ...(calls ?? []),
      ...shown.map(([name, value]) => ({ label: toWords(name), value: read(name, value) })),
    ],
  };

  function read(name: string, value: unknown): string {
    const parameter = functionName === 'setParameter' && name === 'value' ? named.get('parameter') : undefined;
    const unit = typeof parameter === 'number' ? PARAMETER_UNITS[parameter] : undefined;
    return describeValue(value, { name, addresses, ...(unit ? { unit } : {}) });
  }
}

function findContract(to: string, addresses: ContractAddresses): { name: string; abi: Abi } | null {
  const abis = new Map(Object.entries(ABIS));
  const key = Object.entries(addresses).find(([, address]) => address.toLowerCase() === to.toLowerCase())?.[0];
  const abi = key === undefined ? undefined : abis.get(key);
  return abi ? { name: contractName(to, addresses) ?? 'Contract', abi } : null;
}

function tryDecode(abi: Abi, data: Hex): { functionName: string; args: readonly unknown[] } | null {
  try {
    const { functionName, args } = decodeFunctionData({ abi, data });
    return { functionName, args: args ?? [] };
  } catch {
    // Not a function of this contract, or not its arguments: then only the bytes are shown.
    return null;
  }
}

/** The calls that a proposal makes, one line each; null when these arguments are none. */
function listCalls(args: ReadonlyMap<string, unknown>, addresses: ContractAddresses): Line[] | null {
  const [targets, calldatas, values] = [args.get('targets'), args.get('calldatas'), args.get('values')];
  if (!Array.isArray(targets) || !Array.isArray(calldatas)) return null;
  return targets.map((target, index) => {
    const data: unknown = calldatas[index];
    const { title, lines } = describeCall({ to: String(target), data: isHex(data) ? data : '0x', addresses });
    const wei: unknown = Array.isArray(values) ? values[index] : 0n;
    const sent = typeof wei === 'bigint' && wei > 0n ? [`Wei sent along: ${wei}`] : [];
    return {
      label: targets.length === 1 ? 'What it does' : `What it does, ${index + 1}`,
      value: [title, ...lines.map(({ label, value }) => `${label}: ${value}`), ...sent].join('; '),
    };
  });
}
