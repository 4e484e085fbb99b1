import { isAddress } from 'viem';
import { parseSiweMessage, type SiweMessage } from 'viem/siwe';
import type { ChainReader } from '@/lib/chain/clients';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';

/**
 * Checks a sign-in message (EIP-4361) and its signature and uses up its nonce. Accounts without code are checked by
 * their key, smart accounts by EIP-1271, ones not yet deployed by EIP-6492. Returns the lower-case account.
 *
 * `origins` are the origins the message may be bound to: a message signed for another site is refused, so a phishing
 * page cannot forward it. Throws `invalid-input` (the message), `conflict` (a nonce used before), `forbidden`
 * (signature), `chain-unavailable`.
 */
export async function signIn(
  { db, chain }: { db: Db; chain: Pick<ChainReader, 'verifySiweMessage'> },
  input: { message: string; signature: Hex; origins: readonly string[]; chainId: number; now: Date },
): Promise<Hex> {
  const fields = parseSiweMessage(input.message);
  const { address, nonce } = checkFields(fields, input);
  await spendNonce({ db }, { nonce, now: input.now });
  const genuine = await chain
    .verifySiweMessage({ message: input.message, signature: input.signature, address, nonce, time: input.now })
    .catch((cause) => {
      throw new AppError('chain-unavailable', 'The chain does not answer just now. Sign in again in a moment.', {
        cause,
      });
    });
  if (!genuine) {
    throw new AppError('forbidden', `The signature is not by ${address}. Sign in again with that account.`);
  }
  const account = address.toLowerCase();
  if (!isAddress(account)) throw new AppError('internal', 'A checked address is not one.');
  return account;
}

function checkFields(
  fields: Partial<SiweMessage>,
  { origins, chainId, now }: { origins: readonly string[]; chainId: number; now: Date },
): { address: Hex; nonce: string } {
  const refuse = (what: string) =>
    new AppError('invalid-input', `The sign-in message ${what}. Reload the page and sign in again.`);
  const { address, nonce, domain, uri, expirationTime } = fields;
  if (!address || !nonce || !domain || !uri) throw refuse('is not complete');
  if (fields.version !== '1') throw refuse(`has version ${fields.version ?? 'none'}, not 1`);
  const origin = origins.find((candidate) => new URL(candidate).host === domain);
  if (!origin) throw refuse(`is for ${domain}, which is not this site`);
  if (!URL.canParse(uri) || new URL(uri).origin !== new URL(origin).origin)
    throw refuse('names another address than this site');
  if (fields.chainId !== chainId) throw refuse(`is for chain ${fields.chainId ?? 'none'}, this is chain ${chainId}`);
  if (!expirationTime) throw refuse('never expires');
  if (expirationTime.getTime() <= now.getTime()) throw refuse('has expired');
  if (fields.notBefore && fields.notBefore.getTime() > now.getTime()) throw refuse('is not valid yet');
  return { address, nonce };
}

async function spendNonce({ db }: { db: Db }, { nonce, now }: { nonce: string; now: Date }): Promise<void> {
  // One conditional update: of two requests with the same nonce only one changes the row.
  const { count } = await db.signInNonce.updateMany({
    where: { nonce, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (count === 1) return;
  throw new AppError('conflict', 'This sign-in was used already or took too long. Sign in again.');
}
