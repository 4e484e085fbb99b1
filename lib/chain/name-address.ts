import { accountName } from '@/lib/chain/account-names';
import type { ChainConfig, ContractAddresses } from '@/lib/chain/chain-config';

/** What the protocol's contracts are called on screens. The timelock, which only votes move, holds the treasury. */
const CONTRACTS = {
  openToken: 'OPEN token',
  timelock: 'treasury',
  protocolParameters: 'protocol parameters',
  curatorStaking: 'curators’ stakes',
  datanetRegistry: 'Datanet registry',
  modelRegistry: 'model registry',
  rewardDistributor: 'reward distributor',
  inferenceVault: 'inference vault',
  tributaryGovernor: 'governor',
  counterfactualClaims: 'claims of new accounts',
} as const satisfies Record<keyof ContractAddresses, string>;

/** Which of the protocol's own contracts an address is, on any chain, or null. */
export function contractAt(
  address: string,
  { addresses }: Pick<ChainConfig, 'addresses'>,
): keyof ContractAddresses | null {
  const wanted = address.toLowerCase();
  const places: Readonly<Record<string, string>> = addresses;
  return (
    Object.keys(CONTRACTS)
      .filter(isContract)
      .find((key) => places[key]?.toLowerCase() === wanted) ?? null
  );
}

function isContract(key: string): key is keyof typeof CONTRACTS {
  return key in CONTRACTS;
}

/**
 * The name of an address, or null: one of the local deployment's people and roles, or on any chain one of the protocol's
 * own contracts.
 */
export function nameAddress(
  address: string,
  { local, addresses }: Pick<ChainConfig, 'local' | 'addresses'>,
): string | null {
  const known = accountName(address, { local });
  if (known !== null) return known;
  const contract = contractAt(address, { addresses });
  return contract && CONTRACTS[contract];
}
