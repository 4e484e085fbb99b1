import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isAddressEqual } from 'viem';
import { z } from 'zod';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import { bytecode } from '@/contracts-abi/bytecode';
import { predictAddresses } from '@/lib/chain/addresses';
import type { ChainReader, ChainWriter } from '@/lib/chain/clients';
import { type DeployedContract, deployContracts, isDeployed } from '@/lib/chain/deploy-contracts';
import { plainTerms } from '@/lib/chain/deployment-record';
import type { DeploymentTerms } from '@/lib/chain/deployment-terms';
import { canonicalJson } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import { keccak256 } from '@/lib/core/keccak';
import { readJson } from '@/lib/runtime/read-json';
import { writeFileAtomically } from '@/lib/runtime/write-file-atomically';

/** Where a deployment is; no event of it is before `firstBlock`. */
export type Deployment = { readonly contracts: ContractAddresses; readonly firstBlock: number };

const Note = z.object({
  deployer: z.custom<`0x${string}`>((value) => typeof value === 'string' && /^0x[0-9a-fA-F]{40}$/.test(value)),
  firstNonce: z.number().int().nonnegative(),
  firstBlock: z.number().int().nonnegative(),
  /** Hash of the terms and the contracts' code. */
  of: z.string(),
});

/**
 * Deploys the contracts unless the note in `folder` says that this deployer has done so on this chain: then those are
 * meant, `asGiven` when on these very terms. A deployment that was cut off is taken up at the same nonces. `anew` sets a
 * finished one aside. Throws `conflict` when an unfinished one was begun on other terms, and as `deployContracts` does.
 */
export async function deployOnce(
  { reader, deployer, folder }: { reader: ChainReader; deployer: ChainWriter; folder: string },
  input: {
    chainId: number;
    terms: DeploymentTerms;
    anew?: boolean;
    /** Hears that a new deployment begins, or how an earlier one goes on, before anything is sent. */
    onBegin?: (begin: { contracts: ContractAddresses; resumed: boolean }) => Promise<void>;
    onContract?: (contract: DeployedContract) => void;
  },
): Promise<Deployment & { asGiven: boolean }> {
  const { chainId, terms, anew = false, onBegin, onContract } = input;
  const { address } = deployer.account;
  const file = join(folder, `${chainId}.json`);
  const wanted = keccak256(canonicalJson({ terms: plainTerms(terms), bytecode }));
  const found = readJson(file, Note);
  const noted = found && isAddressEqual(found.deployer, address) ? found : null;
  const contractsOf = ({ firstNonce }: { firstNonce: number }) => predictAddresses({ deployer: address, firstNonce });
  const isFinished = noted !== null && (await isDeployed(reader, contractsOf(noted)));
  if (noted && isFinished && !anew) {
    return { contracts: contractsOf(noted), firstBlock: noted.firstBlock, asGiven: noted.of === wanted };
  }
  if (noted && !isFinished && noted.of !== wanted) {
    throw new AppError(
      'conflict',
      `A deployment by ${address} was begun on chain ${chainId} on other terms, or with other contracts, and cut off. Give the same to go on with it, or delete ${file} to begin anew.`,
    );
  }
  const resumed = noted !== null && !isFinished;
  const note = resumed ? noted : await beginNote({ reader, deployer: address, of: wanted });
  const contracts = contractsOf(note);
  await onBegin?.({ contracts, resumed });
  // Before the first transaction: from then on its nonces are this deployment's.
  mkdirSync(folder, { recursive: true });
  writeFileAtomically(file, `${JSON.stringify(note)}\n`);
  await deployContracts(
    { reader, deployer },
    { firstNonce: note.firstNonce, terms, ...(onContract && { onContract }) },
  );
  return { contracts, firstBlock: note.firstBlock, asGiven: true };
}

async function beginNote({
  reader,
  deployer,
  of,
}: {
  reader: ChainReader;
  deployer: `0x${string}`;
  of: string;
}): Promise<z.infer<typeof Note>> {
  const [firstNonce, head] = await Promise.all([
    reader.getTransactionCount({ address: deployer, blockTag: 'pending' }),
    reader.getBlockNumber({ cacheTime: 0 }),
  ]);
  return { deployer, firstNonce, firstBlock: Number(head), of };
}
