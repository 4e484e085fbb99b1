import { isAddress } from 'viem';
import { findAccount } from '@/lib/chain/account-names';
import type { ChainConfig } from '@/lib/chain/chain-config';
import { AppError } from '@/lib/core/errors';
import { type Hex, toLowerHex } from '@/lib/core/hex';

/** Contracts that can do nothing with what they are sent: it would be lost. The treasury can. */
const WITHOUT_USE = [
  'openToken',
  'protocolParameters',
  'curatorStaking',
  'datanetRegistry',
  'modelRegistry',
  'rewardDistributor',
  'inferenceVault',
  'tributaryGovernor',
  'counterfactualClaims',
] as const;

/**
 * The address that somebody typed as the one to be paid: with its checksum if it has capitals (EIP-55), on the local
 * chain also a name. Throws `invalid-input` for what is none, for the account itself, and where OPEN would be lost.
 */
export function readRecipient(
  text: string,
  { chain, account }: { chain: Pick<ChainConfig, 'local' | 'addresses'>; account: string },
): Hex {
  const typed = findAccount(text, chain) ?? text.trim();
  if (!isAddress(typed)) {
    throw new AppError(
      'invalid-input',
      isAddress(typed, { strict: false })
        ? 'A letter of this address is mistyped: its capitals do not fit. Copy it again.'
        : 'That is not an address: 0x and 40 digits.',
    );
  }
  const recipient = toLowerHex(typed);
  if (/^0x0{40}$/.test(recipient)) throw new AppError('invalid-input', 'Nobody holds the zero address.');
  if (recipient === account) {
    throw new AppError('invalid-input', 'That is the account that earned it. Claim without another address.');
  }
  if (WITHOUT_USE.some((name) => chain.addresses[name].toLowerCase() === recipient)) {
    throw new AppError('invalid-input', 'That is one of the protocol’s contracts: what it is sent would be lost.');
  }
  return recipient;
}
