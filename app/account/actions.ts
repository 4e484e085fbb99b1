'use server';

import { z } from 'zod';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import { apiKeyRequestSchema, signedPermissionSchema } from '@/lib/schemas/permission';
import { type ActionResult, toActionResult } from '@/lib/server/action-result';
import { createApiKey } from '@/lib/server/api-keys/create-api-key';
import { revokeApiKey } from '@/lib/server/api-keys/revoke-api-key';
import { dependencies } from '@/lib/server/dependencies';
import { deleteEndpointSecret } from '@/lib/server/endpoints/delete-endpoint-secret';
import { parseInput } from '@/lib/server/parse-input';
import { savePermission } from '@/lib/server/permissions/save-permission';
import { requireAccount } from '@/lib/server/session/read-session';

/** Keeps a spending permission that the signed-in account signed; answers its hash. */
export async function savePermissionAction(
  input: z.input<typeof signedPermissionSchema>,
): Promise<ActionResult<string>> {
  return toActionResult(async () => {
    const account = await requireAccount();
    const signed = parseInput(signedPermissionSchema, input);
    const { db, chain } = dependencies();
    const { chainId, addresses } = readChainConfig();
    return savePermission({ db, chain, chainId, addresses }, { account, signed, now: new Date() });
  });
}

/** Makes a bearer key; answers it this once. */
export async function createApiKeyAction(input: z.input<typeof apiKeyRequestSchema>): Promise<ActionResult<string>> {
  return toActionResult(async () => {
    const account = await requireAccount();
    const request = parseInput(apiKeyRequestSchema, input);
    return (await createApiKey(dependencies(), { account, request })).key;
  });
}

/** Removes a key for another server that the signed-in account left here. */
export async function removeEndpointKeyAction(settingsCid: string): Promise<ActionResult<void>> {
  return toActionResult(async () => {
    const account = await requireAccount();
    await deleteEndpointSecret(dependencies(), { account, settingsCid: parseInput(z.string().max(100), settingsCid) });
  });
}

/** Ends a bearer key of the signed-in account. */
export async function revokeApiKeyAction(id: string): Promise<ActionResult<void>> {
  return toActionResult(async () => {
    const account = await requireAccount();
    await revokeApiKey(dependencies(), { account, id: parseInput(z.uuid(), id), now: new Date() });
  });
}
