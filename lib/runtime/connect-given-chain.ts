import { isAddressEqual } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { addresses } from '@/contracts-abi/addresses';
import { findFirstBlock, resolveAddresses } from '@/lib/chain/addresses';
import { type ChainConnection, type ChainReader, connectReader, connectWriter } from '@/lib/chain/clients';
import { isDeployed } from '@/lib/chain/deploy-contracts';
import { localTerms, publicTerms } from '@/lib/chain/deployment-terms';
import { fundOperator } from '@/lib/chain/fund-operator';
import { LOCAL_CHAIN_ID } from '@/lib/chain/local-accounts';
import { readOperatorBond } from '@/lib/chain/read-operator-bond';
import { AppError } from '@/lib/core/errors';
import { formatOpen, formatOpenExact } from '@/lib/core/units';
import { env, isSet } from '@/lib/env';
import type { StartContext } from '@/lib/runtime/context';
import { type Deployment, deployOnce } from '@/lib/runtime/deploy-once';

/** The chain of RPC_URL, and where the contracts are on it. */
export type GivenChain = { rpcUrl: string; chainId: number } & Deployment;

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
    const { contracts, firstBlock } = isKnown
      ? findKnown(chainId)
      : await deployHere({ connection, reader, folder: folder.deployments });
    if (!(await isDeployed(reader, contracts))) {
      throw new AppError(
        'invalid-input',
        `There are no contracts at the addresses of CONTRACT_ADDRESSES on chain ${chainId}.`,
      );
    }
    await warnOfBond({ reader, contracts, report });
    return { rpcUrl, chainId, contracts, firstBlock };
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

function findKnown(chainId: number): Deployment {
  const contracts = resolveAddresses({ chainId, given: env.CONTRACT_ADDRESSES });
  return { contracts, firstBlock: findFirstBlock({ chainId, contracts }) };
}

async function deployHere({
  connection,
  reader,
  folder,
}: {
  connection: ChainConnection;
  reader: ChainReader;
  folder: string;
}): Promise<Deployment> {
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
  const deployer = connectWriter({ ...connection, account });
  const deployment = await deployOnce({ reader, deployer, folder }, { chainId: connection.chainId, terms });
  // Elsewhere the OPEN is the deployer's to give.
  if (env.LOCAL_MODE) {
    await fundOperator({ reader, deployer }, { openToken: deployment.contracts.openToken, operator });
  }
  return deployment;
}

/** Says so when the operator could not propose what waits to be proposed: the work itself goes on without. */
async function warnOfBond({
  reader,
  contracts,
  report,
}: {
  reader: ChainReader;
  contracts: Deployment['contracts'];
  report: StartContext['report'];
}): Promise<void> {
  if (!isSet('OPERATOR_PRIVATE_KEY') && !env.LOCAL_MODE) return;
  const { address } = privateKeyToAccount(env.OPERATOR_PRIVATE_KEY);
  const bond = await readOperatorBond({ reader, contracts });
  if (!isAddressEqual(bond.operator, address)) {
    report.warn(
      `OPERATOR_PRIVATE_KEY is the key of ${address}, but the protocol's operator is ${bond.operator}. Fees can be settled with that one's key only.`,
    );
  }
  if (bond.held < bond.needed) {
    report.warn(
      `The operator ${bond.operator} has ${formatOpen(bond.held)} OPEN, and the next epoch needs a bond of ${formatOpenExact(bond.needed)} OPEN. Send it ${formatOpenExact(bond.needed - bond.held)} OPEN more, or rewards are not paid out.`,
    );
  }
}
