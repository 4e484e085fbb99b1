import { AppError } from '@/lib/core/errors';
import { type UploadRequest, type UploadView, uploadSchema } from '@/lib/schemas/upload';

const CHUNK_BYTES = 1 << 20;
/** Waits between attempts while the connection is down, in milliseconds; then the person decides. */
const RETRY_AFTER_MS = [500, 1_000, 2_000, 4_000, 8_000];

/** Sends requests; the page's is `fetch`. `wait` passes the time between attempts. */
export type Connection = { fetch: typeof fetch; wait: (milliseconds: number) => Promise<void>; baseUrl?: string };

/**
 * Uploads a contribution's file in pieces, from wherever an earlier attempt stopped. A lost connection is tried again;
 * the server's offset decides from where.
 * @param onProgress told the bytes the server has
 * @throws AppError with the server's words; `timeout` when the connection stays lost: calling again goes on
 */
export async function uploadFile(
  connection: Connection,
  { bytes, request }: { bytes: Uint8Array<ArrayBuffer>; request: UploadRequest },
  onProgress: (receivedBytes: number) => void,
): Promise<UploadView> {
  let upload = await retrying(connection, () =>
    ask(connection, '/api/uploads', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    }),
  );
  onProgress(upload.receivedBytes);
  while (upload.state === 'receiving') {
    const from = upload.receivedBytes;
    upload = await retrying(connection, (attempt) =>
      attempt === 0
        ? sendPiece(connection, upload, bytes.subarray(from, from + CHUNK_BYTES))
        : readUpload(connection, upload.id),
    );
    onProgress(upload.receivedBytes);
  }
  if (upload.state === 'refused') throw new AppError('content-mismatch', upload.problem);
  return upload;
}

async function sendPiece(
  connection: Connection,
  upload: UploadView,
  piece: Uint8Array<ArrayBuffer>,
): Promise<UploadView> {
  try {
    return await ask(connection, `/api/uploads/${upload.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(upload.receivedBytes) },
      body: piece,
    });
  } catch (error) {
    // Another tab, or an answer that was lost, moved the offset: go on from where it is now.
    if (error instanceof AppError && error.code === 'conflict') return readUpload(connection, upload.id);
    throw error;
  }
}

function readUpload(connection: Connection, id: string): Promise<UploadView> {
  return ask(connection, `/api/uploads/${id}`, { method: 'GET' });
}

/** Repeats what fails for want of a connection or a server that is not ready; what the server refuses is final. */
async function retrying<Value>(connection: Connection, attempt: (count: number) => Promise<Value>): Promise<Value> {
  for (let count = 0; ; count++) {
    try {
      return await attempt(count);
    } catch (error) {
      if (error instanceof AppError && error.code !== 'not-ready') throw error;
      const pause = RETRY_AFTER_MS[count];
      if (pause === undefined) {
        throw new AppError('timeout', 'The connection was lost. What arrived is kept; press the button to go on.', {
          cause: error,
        });
      }
      await connection.wait(pause);
    }
  }
}

/** Throws what `fetch` throws without a connection, and AppError for what the server answers. */
async function ask(connection: Connection, path: string, init: RequestInit): Promise<UploadView> {
  const response = await connection.fetch(`${connection.baseUrl ?? ''}${path}`, { ...init, cache: 'no-store' });
  const body: unknown = await response.json();
  if (response.ok) return uploadSchema.parse(body);
  throw toError(body, response.status);
}

function toError(body: unknown, status: number): AppError {
  const error = isObject(body) && isObject(body.error) ? body.error : {};
  const message = typeof error.message === 'string' ? error.message : `The server answered ${status}. Try again.`;
  if (status === 409) return new AppError('conflict', message);
  if (status === 401) return new AppError('not-signed-in', message);
  if (status === 503) return new AppError('not-ready', message);
  return new AppError(status === 422 ? 'content-mismatch' : 'invalid-input', message);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
