import { setTimeout as delay } from 'node:timers/promises';
import type { Address, Hex } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import { DEPLOYMENT_ORDER, predictAddresses } from '@/lib/chain/addresses';
import type { ChainReader, ChainWriter } from '@/lib/chain/clients';
import type { DeploymentTerms } from '@/lib/chain/deployment-terms';
import { encodeDeployments } from '@/lib/chain/encode-deployments';
import { AppError } from '@/lib/core/errors';

const POLL_MS = 250;
/** How long a transaction sent before, or a node that lags behind another, is waited for. */
const PATIENCE_MS = 180_000;

/** One contract of a deployment; `transactionHash` is null where it was there before. */
export type DeployedContract = {
  readonly name: keyof ContractAddresses;
  readonly address: Address;
  readonly transactionHash: Hex | null;
};

/**
 * Deploys the contracts at the deployer's nonces from `firstNonce` on, in DEPLOYMENT_ORDER, and resolves with their
 * addresses; `onContract` hears of each. A contract that is already there is left alone, so a deployment that was cut
 * off, even between sending a transaction and its block, is taken up where it stopped. Throws `conflict` when another
 * transaction of the deployer has taken one of the nonces, `timeout` when a transaction stays unmined.
 */
export async function deployContracts(
  { reader, deployer }: { reader: ChainReader; deployer: ChainWriter },
  {
    firstNonce,
    terms,
    onContract,
  }: { firstNonce: number; terms: DeploymentTerms; onContract?: (contract: DeployedContract) => void },
): Promise<ContractAddresses> {
  const addresses = predictAddresses({ deployer: deployer.account.address, firstNonce });
  const deployData = encodeDeployments({ addresses, terms });
  for (const [offset, name] of DEPLOYMENT_ORDER.entries()) {
    const address = addresses[name];
    const place = { name, address, nonce: firstNonce + offset };
    if (await isThere(reader, { deployer: deployer.account.address, ...place })) {
      onContract?.({ name, address, transactionHash: null });
      continue;
    }
    const hash = await deployer.sendTransaction({ data: deployData[name], nonce: place.nonce });
    const receipt = await reader.waitForTransactionReceipt({ hash });
    if (receipt.status !== 'success') {
      throw new AppError('internal', `The deployment of ${name} reverted in transaction ${hash}.`);
    }
    onContract?.({ name, address, transactionHash: hash });
  }
  return addresses;
}

/**
 * Whether a contract is there, or (false) its nonce is free for it. A transaction with that nonce that waits to be mined
 * is waited for, and so is a node that does not know the latest block yet.
 */
async function isThere(
  reader: ChainReader,
  { deployer, name, address, nonce }: { deployer: Address; name: string; address: Address; nonce: number },
): Promise<boolean> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const [code, mined, sent] = await Promise.all([
      hasCode(reader, address),
      reader.getTransactionCount({ address: deployer }),
      reader.getTransactionCount({ address: deployer, blockTag: 'pending' }),
    ]);
    if (code) return true;
    if (mined === nonce && sent <= nonce) return false;
    // Asked again when the code is missing: it may have come between the two answers.
    if (mined > nonce && !(await hasCode(reader, address))) {
      throw new AppError(
        'conflict',
        `The contract ${name} belongs at the deployer's nonce ${nonce}, but its next one is ${mined}. Deploy anew, and send nothing else from that account meanwhile.`,
      );
    }
    if (performance.now() > deadline) {
      throw new AppError(
        'timeout',
        `The transaction that should come before ${name} has not been mined within ${PATIENCE_MS / 1000} s. Try again later; the deployment goes on where it stopped.`,
      );
    }
    await delay(POLL_MS);
  }
}

/** Whether every contract of a deployment is there. */
export async function isDeployed(reader: ChainReader, addresses: ContractAddresses): Promise<boolean> {
  const found = await Promise.all(DEPLOYMENT_ORDER.map((name) => hasCode(reader, addresses[name])));
  return found.every(Boolean);
}

async function hasCode(reader: ChainReader, address: Address): Promise<boolean> {
  return (await reader.getCode({ address })) !== undefined;
}
