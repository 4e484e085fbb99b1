import { getOperator } from '@/lib/chain/clients';
import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { addressSchema } from '@/lib/schemas/hex';
import { dependencies } from '@/lib/server/dependencies';
import { allowedOrigins } from '@/lib/server/session/allowed-origins';
import type { ContentStore } from '@/lib/storage/content-store';

/** What the use cases of compute providers take first. */
export type ComputeDependencies = {
  db: Db;
  store: ContentStore;
  /** The account of this site's own worker. */
  operator: Hex;
  chainId: number;
  /** The origins that a provider's signature may be bound to. */
  origins: readonly string[];
  now: () => Date;
};

/** The process's dependencies for one request of a provider. */
export function computeDependencies(request: Request): ComputeDependencies {
  const { db, store } = dependencies();
  return {
    db,
    store,
    operator: readOperator(),
    chainId: env.CHAIN_ID,
    origins: allowedOrigins({
      appUrl: env.APP_URL,
      requestHost: request.headers.get('host'),
      local: env.LOCAL_MODE,
    }),
    now: () => new Date(),
  };
}

/** The account of this site's own worker. */
export function readOperator(): Hex {
  return addressSchema.parse(getOperator().account.address);
}
