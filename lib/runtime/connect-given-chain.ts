import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { privateKeyToAccount } from 'viem/accounts';
import { z } from 'zod';
import { addresses } from '@/contracts-abi/addresses';
import { resolveAddresses } from '@/lib/chain/addresses';
import type { ContractAddresses } from '@/lib/chain/chain-config';
import { type ChainConnection, type ChainReader, connectReader, connectWriter } from '@/lib/chain/clients';
import { deployContracts, isDeployed } from '@/lib/chain/deploy-contracts';
import { localTerms, publicTerms } from '@/lib/chain/deployment-terms';
import { LOCAL_CHAIN_ID } from '@/lib/chain/local-accounts';
import { AppError } from '@/lib/core/errors';
import { env, isSet } from '@/lib/env';
import type { StartContext } from '@/lib/runtime/context';
import { readJson } from '@/lib/runtime/read-json';
import { writeFileAtomically } from '@/lib/runtime/write-file-atomically';

/** The chain of RPC_URL, and where the contracts are on it. */
export type GivenChain = { rpcUrl: string; chainId: number; contracts: ContractAddresses };

const Deployment = z.object({ deployer: z.string(), firstNonce: z.number().int().nonnegative() });

/**
 * Uses the chain of RPC_URL. The contracts are those of CONTRACT_ADDRESSES, or those known for the chain; without
 * either, DEPLOYER_PRIVATE_KEY deploys them once, and the data folder remembers where. Throws `chain-unavailable` when
 * the node does not answer, `invalid-input` when it is another chain than CHAIN_ID says.
 */
export function connectGivenChain({ report, folder }: StartContext): Promise<GivenChain> {
  return report.step({ done: 'Chain of RPC_URL ready' }, async () => {
    const rpcUrl = env.RPC_URL;
    const chainId = await readChainId(rpcUrl);
    const connection: ChainConnection = { rpcUrl, chainId, local: env.LOCAL_MODE };
    const reader = connectReader(connection);
    const isKnown =
      isSet('CONTRACT_ADDRESSES') || (addresses[chainId] && (await isDeployed(reader, addresses[chainId])));
    const contracts = isKnown
      ? resolveAddresses({ chainId, given: env.CONTRACT_ADDRESSES })
      : await deployOnce({ connection, reader, folder: folder.deployments });
    if (!(await isDeployed(reader, contracts))) {
      throw new AppError(
        'invalid-input',
        `There are no contracts at the addresses of CONTRACT_ADDRESSES on chain ${chainId}.`,
      );
    }
    return { rpcUrl, chainId, contracts };
  });
}

async function readChainId(rpcUrl: string): Promise<number> {
  let found: number;
  try {
    found = await connectReader({ rpcUrl, chainId: 0, local: false }).getChainId();
  } catch (cause) {
    // Neither the address nor viem's message, which holds it, is shown: it may carry a key.
    throw new AppError('chain-unavailable', 'The node of RPC_URL does not answer. Correct it, or unset it.', { cause });
  }
  if (isSet('CHAIN_ID') && env.CHAIN_ID !== found) {
    throw new AppError('invalid-input', `The node of RPC_URL is on chain ${found}, but CHAIN_ID says ${env.CHAIN_ID}.`);
  }
  if (env.LOCAL_MODE && found !== LOCAL_CHAIN_ID) {
    throw new AppError('invalid-input', `The node of RPC_URL is on chain ${found}. Unset LOCAL_MODE there.`);
  }
  return found;
}

async function deployOnce({
  connection,
  reader,
  folder,
}: {
  connection: ChainConnection;
  reader: ChainReader;
  folder: string;
}): Promise<ContractAddresses> {
  if (!isSet('DEPLOYER_PRIVATE_KEY') && !env.LOCAL_MODE) {
    throw new AppError(
      'invalid-input',
      `No contracts are known on chain ${connection.chainId}. Set CONTRACT_ADDRESSES, or DEPLOYER_PRIVATE_KEY to deploy them.`,
    );
  }
  const account = privateKeyToAccount(env.DEPLOYER_PRIVATE_KEY);
  const operator = privateKeyToAccount(env.OPERATOR_PRIVATE_KEY).address;
  const terms = (env.LOCAL_MODE ? localTerms : publicTerms)({
    recipient: account.address,
    operator,
    guardian: env.GUARDIAN,
    challengeWindowS: env.CHALLENGE_WINDOW_S,
    withdrawalDelayS: env.WITHDRAWAL_DELAY_S,
  });
  // Noted before the first transaction: a deployment that is cut off is taken up at the same nonces.
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${connection.chainId}.json`);
  const noted = readJson(file, Deployment);
  const firstNonce =
    noted?.deployer === account.address
      ? noted.firstNonce
      : await reader.getTransactionCount({ address: account.address, blockTag: 'pending' });
  writeFileAtomically(file, JSON.stringify({ deployer: account.address, firstNonce }));
  return deployContracts({ reader, deployer: connectWriter({ ...connection, account }) }, { firstNonce, terms });
}
