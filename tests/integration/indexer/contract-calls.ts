import { type Abi, type Address, encodeFunctionData, type Hash, type Hex } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import { curatorStakingAbi } from '@/contracts-abi/curator-staking';
import { datanetRegistryAbi } from '@/contracts-abi/datanet-registry';
import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { modelRegistryAbi } from '@/contracts-abi/model-registry';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import { rewardDistributorAbi } from '@/contracts-abi/reward-distributor';
import { timelockAbi } from '@/contracts-abi/timelock';
import { tributaryGovernorAbi } from '@/contracts-abi/tributary-governor';
import type { TestChain } from '@/tests/support/start-chain';

/** Accounts by index; see LOCAL_ROLES for the roles above 5. */
export const OWNER = 0;
export const CURATOR = 1;
export const ALICE = 2;
export const BOB = 3;
export const BUILDER = 4;
export const ASKER = 5;
export const GUARDIAN = 7;
export const OPERATOR = 8;
export const DEPLOYER = 9;

export const OPEN = 10n ** 18n;

const ABIS = {
  openToken: openTokenAbi,
  datanetRegistry: datanetRegistryAbi,
  modelRegistry: modelRegistryAbi,
  inferenceVault: inferenceVaultAbi,
  rewardDistributor: rewardDistributorAbi,
  curatorStaking: curatorStakingAbi,
  protocolParameters: protocolParametersAbi,
  timelock: timelockAbi,
  tributaryGovernor: tributaryGovernorAbi,
} as const;

type ContractName = keyof typeof ABIS & keyof ContractAddresses;
export type Call = { address: Address; abi: Abi; functionName: string; args: readonly unknown[] };

/** A call of one of the contracts; the node checks name and arguments. */
export function callOf(
  chain: TestChain,
  contract: ContractName,
  functionName: string,
  args: readonly unknown[] = [],
): Call {
  return { address: chain.addresses[contract], abi: ABIS[contract] as Abi, functionName, args };
}

export function registry(chain: TestChain, functionName: string, args: readonly unknown[]): Call {
  return callOf(chain, 'datanetRegistry', functionName, args);
}

/** Sends a transaction and resolves when it is mined; throws when it reverted. */
export async function send(chain: TestChain, from: number, call: Call): Promise<Hash> {
  const hash = await chain.walletFor(from).writeContract({ ...call, chain: null });
  const receipt = await chain.reader.waitForTransactionReceipt({ hash });
  if (receipt.status !== 'success') throw new Error(`${call.functionName} reverted`);
  return hash;
}

/** Sends transactions that one block holds, in their order; throws when one reverted. */
export async function sendTogether(chain: TestChain, calls: readonly { from: number; call: Call }[]): Promise<void> {
  await chain.call('evm_setAutomine', [false]);
  const hashes: Hash[] = [];
  for (const { from, call } of calls) {
    hashes.push(await chain.walletFor(from).writeContract({ ...call, chain: null, gas: 2_000_000n }));
  }
  await chain.mineBlock();
  await chain.call('evm_setAutomine', [true]);
  const receipts = await Promise.all(hashes.map((hash) => chain.reader.waitForTransactionReceipt({ hash })));
  if (receipts.some(({ status }) => status !== 'success')) throw new Error('a transaction reverted');
  if (new Set(receipts.map(({ blockNumber }) => blockNumber)).size !== 1) throw new Error('not in one block');
}

/** What a function answers, as of the end of `block` where one is given. */
export function ask<Answer>(chain: TestChain, call: Call, block?: number): Promise<Answer> {
  const blockNumber = block === undefined ? {} : { blockNumber: BigInt(block) };
  return chain.reader.readContract({ ...call, ...blockNumber }) as Promise<Answer>;
}

/** The bytes of a call, for a proposal to make it. */
export function encode({ abi, functionName, args }: Call): Hex {
  return encodeFunctionData({ abi, functionName, args });
}
