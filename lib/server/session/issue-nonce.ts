import { generateSiweNonce } from 'viem/siwe';
import type { Db } from '@/lib/db/client';

/** How long a person may take between opening the wallet and signing. */
export const NONCE_LIFETIME_S = 10 * 60;

/** What a sign-in message needs from the server; times in ISO 8601, by the server's clock, which also checks them. */
export type SignInChallenge = { nonce: string; issuedAt: string; expirationTime: string };

/** A fresh nonce for one sign-in message (EIP-4361), kept until it expires; used ones are kept as long, to be refused. */
export async function issueNonce({ db }: { db: Db }, { now }: { now: Date }): Promise<SignInChallenge> {
  const nonce = generateSiweNonce();
  const expiresAt = new Date(now.getTime() + NONCE_LIFETIME_S * 1000);
  await db.signInNonce.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.signInNonce.create({ data: { nonce, expiresAt } });
  return { nonce, issuedAt: now.toISOString(), expirationTime: expiresAt.toISOString() };
}
