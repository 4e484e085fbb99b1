import { createSiweMessage } from 'viem/siwe';
import { z } from 'zod';
import type { Player } from '@/lib/demo/play/player';

const challengeSchema = z.object({
  nonce: z.string(),
  issuedAt: z.string().transform((text) => new Date(text)),
  expirationTime: z.string().transform((text) => new Date(text)),
});

/** Signs in at the web application (EIP-4361) and resolves with the session's cookie. */
export async function signIn({
  webUrl,
  chainId,
  player,
}: {
  webUrl: string;
  chainId: number;
  player: Player;
}): Promise<string> {
  const challenge = challengeSchema.parse(await (await fetch(`${webUrl}/api/auth/nonce`)).json());
  const message = createSiweMessage({
    ...challenge,
    address: player.writer.account.address,
    chainId,
    domain: new URL(webUrl).host,
    uri: webUrl,
    version: '1',
  });
  const signature = await player.writer.signMessage({ message });
  const response = await fetch(`${webUrl}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: webUrl },
    body: JSON.stringify({ message, signature }),
  });
  if (!response.ok) throw new Error(`The sign-in was refused with ${response.status}: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
