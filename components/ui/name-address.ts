import { accountName } from '@/lib/chain/account-names';
import type { ChainConfig } from '@/lib/chain/chain-config';
import { contractAt } from '@/lib/chain/contract-at';
import { shortenAddress } from '@/lib/chain/shorten-address';
import type { TranslatorOf } from '@/lib/texts/namespaces';

type Translator = TranslatorOf<'ui.address'>;
type Chain = Pick<ChainConfig, 'local' | 'addresses'>;

/**
 * The name of an address in the reader's language, or null: one of the protocol's own contracts, on any chain, or one of
 * the local deployment's people and roles. The timelock, which only votes move, is the treasury.
 */
export function nameAddress(t: Translator, address: string, chain: Chain): string | null {
  const contract = contractAt(address, chain);
  return contract ? t(contract) : accountName(address, chain);
}

/** Its name, or where it has none its short form. */
export function nameOrShorten(t: Translator, address: string, chain: Chain): string {
  return nameAddress(t, address, chain) ?? shortenAddress(address);
}
