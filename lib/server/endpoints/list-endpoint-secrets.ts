import type { Hex } from '@/lib/core/hex';
import type { Db } from '@/lib/db/client';
import { listEndpointSecrets as listRows } from '@/lib/db/endpoint-secret';
import { listEndpointRequests } from '@/lib/db/training-run';
import { nameEndpoint } from '@/lib/jobs/train/name-endpoint';
import { endpointRequestSchema } from '@/lib/schemas/training';

/** A key that a builder left for another server; the server by the settings of their trainings, null where none is left. */
export type EndpointSecretView = { settingsCid: string; server: string | null; model: string | null; createdAt: Date };

/** The signed-in builder's keys for other servers, newest first; never the keys themselves. */
export async function listEndpointSecrets({ db }: { db: Db }, account: Hex): Promise<EndpointSecretView[]> {
  const rows = await listRows(db, account);
  if (rows.length === 0) return [];
  const byCid = new Map<string, { server: string; model: string }>();
  for (const request of await listEndpointRequests(db, account)) {
    const parsed = endpointRequestSchema.safeParse(request);
    if (!parsed.success) continue;
    const { settings } = parsed.data;
    const { cid } = await nameEndpoint(settings);
    byCid.set(cid, { server: new URL(settings.url).host, model: settings.model });
  }
  return rows.map(({ settingsCid, createdAt }) => ({
    settingsCid,
    createdAt,
    server: byCid.get(settingsCid)?.server ?? null,
    model: byCid.get(settingsCid)?.model ?? null,
  }));
}
