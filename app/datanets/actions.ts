'use server';

import { readChainConfig } from '@/lib/chain/read-chain-config';
import { type DatanetMetadata, datanetMetadataSchema } from '@/lib/schemas/datanet';
import { idSchema } from '@/lib/schemas/id';
import { type ActionResult, toActionResult } from '@/lib/server/action-result';
import { type PreparedVersion, prepareVersion } from '@/lib/server/datanets/prepare-version';
import { storeMetadata } from '@/lib/server/datanets/store-metadata';
import { dependencies } from '@/lib/server/dependencies';
import { parseInput } from '@/lib/server/parse-input';
import { requireAccount } from '@/lib/server/session/read-session';

/** Stores a Datanet's description and answers the CID that a transaction names. */
export async function storeMetadataAction(metadata: DatanetMetadata): Promise<ActionResult<{ cid: string }>> {
  return toActionResult(async () => {
    const account = await requireAccount();
    const parsed = parseInput(datanetMetadataSchema, metadata);
    return storeMetadata(dependencies(), { account, metadata: parsed, now: new Date() });
  });
}

/** Stores the manifest of a Datanet's next version, for its publication to name. */
export async function prepareVersionAction(datanetId: number): Promise<ActionResult<PreparedVersion>> {
  return toActionResult(async () => {
    const account = await requireAccount();
    const { db, store, chain } = dependencies();
    const registry = readChainConfig().addresses.datanetRegistry;
    return prepareVersion({ db, store, chain, registry }, { datanetId: parseInput(idSchema, datanetId), account });
  });
}
