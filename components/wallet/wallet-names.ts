/** What the wallet's dialog calls the groups of wallets, and ours. */
export type WalletNames = { trying: string; browser: string; development: string };

let names: WalletNames = { trying: '', browser: '', development: '' };

/** Says the names in the reader's language, before the first wallet is listed. */
export function setWalletNames(next: WalletNames): void {
  names = next;
}

export function getWalletNames(): WalletNames {
  return names;
}
