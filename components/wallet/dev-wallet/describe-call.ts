import { type Abi, decodeFunctionData, type Hex } from 'viem';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { accountName } from '@/lib/chain/account-names';
import type { ContractAddresses } from '@/lib/chain/chain-config';
import { formatOpenExact } from '@/lib/core/units';

/** The development wallet exists on the local chain only. */
const LOCAL = { local: true };

export type DescribedCall = { title: string; lines: { label: string; value: string }[] };

/** Names of arguments that are amounts of OPEN in base units. */
const AMOUNTS = new Set(['amount', 'unitPrice', 'value', 'cumulativeAmount', 'maxUnitPrice', 'cap']);

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
  const known: { name: string; address: string; abi: Abi }[] = [
    { name: 'OpenToken', address: addresses.openToken, abi: openTokenAbi },
    { name: 'DatanetRegistry', address: addresses.datanetRegistry, abi: datanetRegistryAbi },
    { name: 'ModelRegistry', address: addresses.modelRegistry, abi: modelRegistryAbi },
    { name: 'InferenceVault', address: addresses.inferenceVault, abi: inferenceVaultAbi },
    { name: 'RewardDistributor', address: addresses.rewardDistributor, abi: rewardDistributorAbi },
  ];
  const contract = known.find((one) => one.address.toLowerCase() === to.toLowerCase());
  if (!contract) {
    return {
      title: 'Send a transaction',
      lines: [
        { label: 'To', value: accountName(to, LOCAL) ?? to },
        { label: 'Data', value: data === '0x' ? 'none' : data },
      ],
    };
  }
  const { functionName, args } = decodeFunctionData({ abi: contract.abi, data });
  const item = contract.abi.find(
    (one) => one.type === 'function' && one.name === functionName && one.inputs.length === (args?.length ?? 0),
  );
  const inputs = item?.type === 'function' ? item.inputs : [];
  return {
    title: toWords(functionName),
    lines: [
      { label: 'Contract', value: contract.name },
      ...inputs.map((input, index) => ({
        label: toWords(input.name ?? `argument ${index + 1}`),
        value: describeValue(args?.[index], input.name ?? ''),
      })),
    ],
  };
}

/** A value as text: amounts in OPEN, known accounts by name, lists and structs in brackets. */
export function describeValue(value: unknown, name: string): string {
  if (typeof value === 'bigint' && AMOUNTS.has(name)) return `${formatOpenExact(value)} OPEN`;
  if (Array.isArray(value)) return `[${value.map((one) => describeValue(one, name)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, one]) => `${toWords(key)}: ${describeValue(one, key)}`)
      .join('; ');
  }
  const text = String(value);
  const known = accountName(text, LOCAL);
  return known ? `${known} (${text})` : text;
}

/** "acceptContribution" → "Accept contribution". */
export function toWords(name: string): string {
  const words = name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
