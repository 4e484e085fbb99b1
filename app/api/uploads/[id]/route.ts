import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import type { UploadView } from '@/lib/schemas/upload';
import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { parseInput } from '@/lib/server/parse-input';
import { readSession } from '@/lib/server/session/read-session';
import { requireOwnPage } from '@/lib/server/session/require-own-page';
import { cancelUpload } from '@/lib/server/uploads/cancel-upload';
import { receiveChunk } from '@/lib/server/uploads/receive-chunk';
import { stagingFolder } from '@/lib/server/uploads/staging-file';
import { requireUpload, toUploadView } from '@/lib/server/uploads/upload-view';

type Context = { params: Promise<{ id: string }> };

/** How far an upload has come; HEAD answers with the headers alone. */
export function GET(_request: Request, context: Context): Promise<Response> {
  return toJsonResponse(async () => {
    const { db } = dependencies();
    const upload = await requireUpload(db, { id: await readId(context), account: await readAccount() });
    return withOffset(toUploadView(upload));
  });
}

/** Takes the next bytes. The header Upload-Offset says from which byte on; the answer's says where to go on. */
export function PATCH(request: Request, context: Context): Promise<Response> {
  return toJsonResponse(async () => {
    requireOwnPage(request);
    const account = await readAccount();
    const offset = parseInput(
      z.string({ error: 'The header Upload-Offset is missing.' }).regex(/^\d{1,9}$/, 'Upload-Offset is not a number.'),
      request.headers.get('upload-offset'),
    );
    const { db, store } = dependencies();
    const upload = await receiveChunk(
      { db, store, staging: stagingFolder() },
      { id: await readId(context), account, offset: Number(offset), body: request.body ?? emptyBody() },
    );
    return withOffset(upload);
  });
}

/** Gives an unfinished upload up. */
export function DELETE(request: Request, context: Context): Promise<Response> {
  return toJsonResponse(async () => {
    requireOwnPage(request);
    const account = await readAccount();
    const { db } = dependencies();
    await cancelUpload({ db, staging: stagingFolder() }, { id: await readId(context), account });
    return { cancelled: true };
  });
}

/** Who is signed in; an unsigned upload is gone on with by who knows its id. */
async function readAccount(): Promise<string | null> {
  return (await readSession())?.account ?? null;
}

async function readId({ params }: Context): Promise<string> {
  const { id } = await params;
  const parsed = z.uuid().safeParse(id);
  if (!parsed.success) throw new AppError('not-found', 'There is no such upload of yours. Choose the file again.');
  return parsed.data;
}

function withOffset(upload: UploadView): Response {
  return Response.json(upload, {
    headers: {
      'cache-control': 'no-store',
      'upload-offset': String(upload.receivedBytes),
      'upload-length': String(upload.byteSize),
    },
  });
}

async function* emptyBody(): AsyncIterable<Uint8Array> {}
