import { privateKeyToAccount } from 'viem/accounts';
import { z } from 'zod';
import { connectWriter, getChainConnection } from '@/lib/chain/clients';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import { env } from '@/lib/env';
import { addressSchema } from '@/lib/schemas/hex';
import { dependencies } from '@/lib/server/dependencies';
import { giveFromFaucet } from '@/lib/server/faucet/give-from-faucet';
import { toJsonResponse } from '@/lib/server/http-result';
import { parseInput } from '@/lib/server/parse-input';
import { readJson } from '@/lib/server/read-json';
import { requireAccount } from '@/lib/server/session/read-session';
import { requireOwnPage } from '@/lib/server/session/require-own-page';

const body = z.strictObject({ account: addressSchema });

/** On the local chain only: 100 OPEN and gas for the signed-in account, or for the one that a JSON body names. */
export function POST(request: Request): Promise<Response> {
  return toJsonResponse(async () => {
    requireOwnPage(request);
    const named = request.headers.get('content-type')?.startsWith('application/json');
    const account = named
      ? parseInput(body, await readJson(request, { maxBytes: 1_000 })).account
      : await requireAccount();
    const given = await giveFromFaucet(
      {
        chain: dependencies().chain,
        local: env.LOCAL_MODE,
        giver: () => connectWriter({ ...getChainConnection(), account: privateKeyToAccount(env.DEPLOYER_PRIVATE_KEY) }),
      },
      { account, token: readChainConfig().addresses.openToken, now: new Date() },
    );
    return { amount: given.amount.toString(), blockNumber: Number(given.blockNumber) };
  });
}
