import type { ChainConfig, ContractAddresses } from '@/lib/chain/chain-config';

/** Which of the protocol's own contracts an address is, on any chain, or null. */
export function contractAt(
  address: string,
  { addresses }: Pick<ChainConfig, 'addresses'>,
): keyof ContractAddresses | null {
  const wanted = address.toLowerCase();
  const isContract = (key: string): key is keyof ContractAddresses => key in addresses;
  return (
    Object.keys(addresses)
      .filter(isContract)
      .find((key) => addresses[key].toLowerCase() === wanted) ?? null
  );
}
