import { type HDAccount, mnemonicToAccount } from 'viem/accounts';
import { AppError } from '@/lib/core/errors';

/**
 * The accounts of the local development chain: anvil's published mnemonic, known to everybody. They are only
 * for local mode, where the chain runs on the reader's own machine and its tokens are worth nothing.
 */
export const LOCAL_MNEMONIC = 'test test test test test test test test test test test junk';

/** The one chain id on which the published accounts are trusted. */
export const LOCAL_CHAIN_ID = 31337;

/** Which of the published accounts holds which of the protocol's roles. The ones below `guardian` are people. */
export const LOCAL_ROLES = { guardian: 7, operator: 8, deployer: 9 } as const;

const cache = new Map<number, HDAccount>();

/** The published account at `index` (0-based, path m/44'/60'/0'/0/index). Throws `invalid-input` for a bad index. */
export function localAccount(index: number): HDAccount {
  if (!Number.isInteger(index) || index < 0) {
    throw new AppError('invalid-input', `${index} is not the index of a local account. Use 0 or more.`);
  }
  const known = cache.get(index);
  if (known) return known;
  const account = mnemonicToAccount(LOCAL_MNEMONIC, { addressIndex: index });
  cache.set(index, account);
  return account;
}
