import { generateSiweNonce } from 'viem/siwe';
import type { Db } from '@/lib/db/client';

/** How long a person may take between opening the wallet and signing. */
export const NONCE_LIFETIME_S = 10 * 60;

/** A fresh nonce for one sign-in message (EIP-4361), kept until it is used or expires. */
export async function issueNonce({ db }: { db: Db }, { now }: { now: Date }): Promise<string> {
  const nonce = generateSiweNonce();
  await db.signInNonce.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.signInNonce.create({
    data: { nonce, expiresAt: new Date(now.getTime() + NONCE_LIFETIME_S * 1000) },
  });
  return nonce;
}
