import { privateKeyToAccount } from 'viem/accounts';
import { connectWriter, getChainConnection } from '@/lib/chain/clients';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import { env } from '@/lib/env';
import { dependencies } from '@/lib/server/dependencies';
import { giveFromFaucet } from '@/lib/server/faucet/give-from-faucet';
import { toJsonResponse } from '@/lib/server/http-result';
import { requireAccount } from '@/lib/server/session/read-session';
import { requireOwnPage } from '@/lib/server/session/require-own-page';

/** On the local chain only: 100 OPEN and gas for the signed-in account. */
export function POST(request: Request): Promise<Response> {
  return toJsonResponse(async () => {
    requireOwnPage(request);
    const account = await requireAccount();
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
