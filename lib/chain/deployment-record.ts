import type { Address, Hex } from 'viem';
import type { ContractAddresses } from '@/contracts-abi/addresses';
import { bytecode } from '@/contracts-abi/bytecode';
import { mapContracts } from '@/lib/chain/addresses';
import type { DeploymentTerms } from '@/lib/chain/deployment-terms';
import { encodeDeployments } from '@/lib/chain/encode-deployments';
import { AppError } from '@/lib/core/errors';

/** Terms as plain JSON: amounts are decimal texts of base units. */
export type PlainTerms = { readonly [name: string]: string | number | PlainTerms };

/**
 * What is kept of a deployment, in contracts-abi/deployments/<chain id>.json: scripts/render-addresses.mjs reads it.
 * `constructorArguments` are what a block explorer asks for to show a contract's source.
 */
export type DeploymentRecord = {
  readonly chainId: number;
  readonly deployer: Address;
  /** No event of these contracts is in an earlier block. */
  readonly firstBlock: number;
  readonly contracts: ContractAddresses;
  readonly terms: PlainTerms;
  readonly constructorArguments: Readonly<Record<keyof ContractAddresses, Hex>>;
};

/** The record of a deployment with these terms. */
export function recordDeployment({
  chainId,
  deployer,
  firstBlock,
  contracts,
  terms,
}: Pick<DeploymentRecord, 'chainId' | 'deployer' | 'firstBlock' | 'contracts'> & {
  terms: DeploymentTerms;
}): DeploymentRecord {
  const deployData = encodeDeployments({ addresses: contracts, terms });
  const codes = new Map(Object.entries(bytecode).map(([name, code]) => [name.toLowerCase(), code]));
  const constructorArguments = mapContracts((name): Hex => {
    const code = codes.get(name.toLowerCase());
    if (code === undefined) throw new AppError('internal', `There is no bytecode of ${name}.`);
    return `0x${deployData[name].slice(code.length)}`;
  });
  return { chainId, deployer, firstBlock, contracts, terms: plainTerms(terms), constructorArguments };
}

/** Terms as they are written to a file, and compared. */
export function plainTerms(terms: object): PlainTerms {
  return Object.fromEntries(
    Object.entries(terms).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'object' && value !== null
        ? plainTerms(value)
        : typeof value === 'number'
          ? value
          : String(value),
    ]),
  );
}
