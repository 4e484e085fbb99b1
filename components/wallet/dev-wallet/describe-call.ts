import { type Abi, decodeFunctionData, type Hex, isHex } from 'viem';
import {
  contractName,
  describeValue,
  labelOf,
  PARAMETER_UNITS,
  plainName,
} from '@/components/wallet/dev-wallet/describe-value';
import type { DevWords } from '@/components/wallet/dev-wallet/dev-words';
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

/** `technical` is what only a machine reads: fingerprints, signatures, raw data. It stands apart, below. */
export type Line = { label: string; value: string; technical: boolean };

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

const TECHNICAL = new Set(
  'proof wrapped metadataCid manifestCid manifestHash recordsRoot cid v r s nonce settlementId signature root fileCid id data payload predecessor salt values calldatas payloads callerConfirmation descriptionHash params revision bodyHash jobCid resultHash'.split(
    ' ',
  ),
);

/** Whether only a machine reads an argument of this name. */
export function isTechnical(name: string): boolean {
  return TECHNICAL.has(plainName(name));
}

/** What a transaction to one of our contracts does, from its data alone: never from what the page claims. */
export function describeCall(
  words: DevWords,
  { to, data, addresses }: { to: string; data: Hex; addresses: ContractAddresses },
): DescribedCall {
  const contract = findContract(to, addresses);
  const decoded = contract ? tryDecode(contract.abi, data) : null;
  if (!contract || !decoded) {
    return {
      title: words.words.send ?? '',
      lines: [
        line(words.words.to, describeValue(words, to, { name: 'to', addresses })),
        line(words.words.data, data === '0x' ? (words.words.none ?? '') : data),
      ],
    };
  }
  const { functionName, args } = decoded;
  const item = contract.abi.find(
    (one) => one.type === 'function' && one.name === functionName && one.inputs.length === args.length,
  );
  const inputs = item?.type === 'function' ? item.inputs : [];
  const named = new Map(
    inputs.map((input, index) => [input.name || `${words.words.argument} ${index + 1}`, args[index]]),
  );
  const calls = contract.key === 'tributaryGovernor' ? listCalls(words, named, addresses) : null;
  const shown = [...named].filter(([name]) => !(calls && ['targets', 'values', 'calldatas'].includes(name)));
  return {
    title: words.calls[functionName] ?? functionName,
    lines: [
      ...(calls ?? []),
      ...flatten(shown).map(([name, value]) => line(labelOf(words, name), read(name, value), isTechnical(name))),
      line(words.words.with, contractName(words, to, addresses) ?? to),
      line(words.words.callsAs, functionName, true),
      line(words.words.address, to, true),
    ],
  };

  function read(name: string, value: unknown): string {
    const parameter = functionName === 'setParameter' && name === 'value' ? named.get('parameter') : undefined;
    const unit = typeof parameter === 'number' ? PARAMETER_UNITS[parameter] : undefined;
    return describeValue(words, value, { name, addresses, ...(unit ? { unit } : {}) });
  }
}

function line(label: string | undefined, value: string, technical = false): Line {
  return { label: label ?? '', value, technical };
}

/** The arguments, with a struct's fields in its place where no other has their name. */
function flatten(args: readonly (readonly [string, unknown])[]): (readonly [string, unknown])[] {
  return args.flatMap(([name, value]) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[name, value] as const];
    const fields = Object.entries(value);
    const taken = fields.some(([field]) => args.some(([other]) => other === field));
    return taken ? [[name, value] as const] : fields;
  });
}

function findContract(to: string, addresses: ContractAddresses): { key: string; abi: Abi } | null {
  const abis = new Map(Object.entries(ABIS));
  const key = Object.entries(addresses).find(([, address]) => address.toLowerCase() === to.toLowerCase())?.[0];
  const abi = key === undefined ? undefined : abis.get(key);
  return key !== undefined && abi ? { key, abi } : null;
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
function listCalls(words: DevWords, args: ReadonlyMap<string, unknown>, addresses: ContractAddresses): Line[] | null {
  const [targets, calldatas, values] = [args.get('targets'), args.get('calldatas'), args.get('values')];
  if (!Array.isArray(targets) || !Array.isArray(calldatas)) return null;
  return targets.map((target, index) => {
    const data: unknown = calldatas[index];
    const { title, lines } = describeCall(words, { to: String(target), data: isHex(data) ? data : '0x', addresses });
    const wei: unknown = Array.isArray(values) ? values[index] : 0n;
    const sent = typeof wei === 'bigint' && wei > 0n ? [`${words.words.wei}: ${wei}`] : [];
    const told = lines.filter(({ technical }) => !technical).map(({ label, value }) => `${label}: ${value}`);
    return line(
      targets.length === 1 ? words.words.whatItDoes : `${words.words.whatItDoes}, ${index + 1}`,
      [title, ...told, ...sent].join('; '),
    );
  });
}
