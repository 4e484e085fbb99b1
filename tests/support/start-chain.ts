import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Address } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { type ChainConnection, type ChainReader, type ChainWriter, connectWriter } from '@/lib/chain/clients';
import { deployContracts } from '@/lib/chain/deploy-contracts';
import { localTerms } from '@/lib/chain/deployment-terms';
import { fundOperator } from '@/lib/chain/fund-operator';
import { LOCAL_CHAIN_ID, LOCAL_ROLES, localAccount } from '@/lib/chain/local-accounts';
import { callNode, startAnvil } from '@/lib/runtime/anvil-node';
import { endProcess } from '@/lib/runtime/end-process';
import { identifyProcess } from '@/lib/runtime/process-identity';

/** A chain of a test's own, with the contracts deployed. It mines each transaction as it comes. */
export type TestChain = {
  connection: ChainConnection;
  rpcUrl: string;
  chainId: number;
  addresses: ContractAddresses;
  reader: ChainReader;
  /** Signs as the published account `index`; roles as in LOCAL_ROLES, the deployer holds all OPEN. */
  walletFor: (index: number) => ChainWriter;
  addressOf: (index: number) => Address;
  /** Transfers OPEN base units from the deployer to the published account `index`. */
  giveOpen: (index: number, amount: bigint) => Promise<void>;
  /** Mines `count` empty blocks. */
  mineBlock: (count?: number) => Promise<void>;
  /** Moves the clock forward and mines a block at the new time. */
  advanceTime: (seconds: number) => Promise<void>;
  /** Replaces the last `depth` blocks by empty ones: their transactions are gone. */
  reorg: (depth: number) => Promise<void>;
  /** Removes the last `depth` blocks: the chain is shorter, as after a restart from an older state. */
  rollBack: (depth: number) => Promise<void>;
  /** Any other development method of the node (anvil_*, evm_*). */
  call: (method: string, params: unknown[]) => Promise<unknown>;
  stop: () => Promise<void>;
};

/** Delays of the contracts under test, in seconds. */
const CHALLENGE_WINDOW_S = 60;
const WITHDRAWAL_DELAY_S = 120;

/** Starts a chain and deploys the contracts. */
export async function startChain(): Promise<TestChain> {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-chain-'));
  const node = await startAnvil({ port: 0, stateFile: null, logFile: join(folder, 'anvil.log') });
  const { reader, rpcUrl } = node;
  const identity = identifyProcess(node.pid);
  const connection: ChainConnection = { rpcUrl, chainId: LOCAL_CHAIN_ID, local: true };
  const walletFor = (index: number) => connectWriter({ ...connection, account: localAccount(index) });
  const addressOf = (index: number) => localAccount(index).address;
  const call = (method: string, params: unknown[]) => callNode(reader, method, params);
  const deployer = walletFor(LOCAL_ROLES.deployer);
  const terms = localTerms({
    recipient: deployer.account.address,
    operator: addressOf(LOCAL_ROLES.operator),
    guardian: addressOf(LOCAL_ROLES.guardian),
    challengeWindowS: CHALLENGE_WINDOW_S,
    withdrawalDelayS: WITHDRAWAL_DELAY_S,
  });
  const mineBlock = async (count = 1) => {
    await call('anvil_mine', [count]);
  };
  const addresses = await deployContracts({ reader, deployer }, { firstNonce: 0, terms });
  const giveOpen = async (index: number, amount: bigint) => {
    const args = [addressOf(index), amount] as const;
    const token = { address: addresses.openToken, abi: openTokenAbi } as const;
    const hash = await deployer.writeContract({ ...token, functionName: 'transfer', args });
    await reader.waitForTransactionReceipt({ hash });
  };
  const { openToken } = addresses;
  await fundOperator({ reader, deployer }, { openToken, operator: addressOf(LOCAL_ROLES.operator) });
  return {
    connection,
    rpcUrl,
    chainId: LOCAL_CHAIN_ID,
    addresses,
    reader,
    walletFor,
    addressOf,
    giveOpen,
    mineBlock,
    advanceTime: async (seconds) => {
      await call('evm_increaseTime', [seconds]);
      await mineBlock();
    },
    reorg: async (depth) => {
      await call('anvil_reorg', [depth, []]);
    },
    rollBack: async (depth) => {
      await call('anvil_rollback', [depth]);
    },
    call,
    stop: async () => {
      if (identity) await endProcess({ identity, signal: 'SIGTERM', graceMs: 2_000 });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
