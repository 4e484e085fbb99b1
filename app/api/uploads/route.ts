import { z } from 'zod';
import { idSchema } from '@/lib/schemas/id';
import { uploadRequestSchema } from '@/lib/schemas/upload';
import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { parseInput } from '@/lib/server/parse-input';
import { readJson } from '@/lib/server/read-json';
import { readNetwork } from '@/lib/server/read-network';
import { readSession, requireAccount } from '@/lib/server/session/read-session';
import { requireOwnPage } from '@/lib/server/session/require-own-page';
import { createUpload } from '@/lib/server/uploads/create-upload';
import { listUnfinishedUploads } from '@/lib/server/uploads/list-unfinished-uploads';
import { stagingFolder } from '@/lib/server/uploads/staging-file';

/**
 * Opens an upload, or finds the account's earlier one of the same bytes: `receivedBytes` is where to go on. Who has not
 * signed in can upload a small file to a Datanet that takes anybody's.
 */
export function POST(request: Request): Promise<Response> {
  return toJsonResponse(async () => {
    requireOwnPage(request);
    const account = (await readSession())?.account ?? null;
    const body = parseInput(uploadRequestSchema, await readJson(request, { maxBytes: 4_096 }));
    const { db, store } = dependencies();
    return createUpload(
      { db, store, staging: stagingFolder() },
      { ...body, account, network: readNetwork(request), now: new Date() },
    );
  });
}

/** The account's unfinished uploads to `?datanetId=`. */
export function GET(request: Request): Promise<Response> {
  return toJsonResponse(async () => {
    const account = await requireAccount();
    const given = new URL(request.url).searchParams.get('datanetId');
    const datanetId = parseInput(z.coerce.number().pipe(idSchema), given);
    const { db } = dependencies();
    return { uploads: await listUnfinishedUploads({ db }, { account, datanetId }) };
  });
}
