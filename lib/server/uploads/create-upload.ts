import { randomUUID } from 'node:crypto';
import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { readStanding } from '@/lib/db/datanet-standing';
import {
  countUploads,
  deleteStaleUploads,
  findUpload,
  insertUpload,
  lockAccountUploads,
  setUploadState,
  sumUploadBytes,
} from '@/lib/db/upload';
import { MAX_FILE_BYTES, MAX_RECORDS } from '@/lib/records/limits';
import type { UploadRequest, UploadView } from '@/lib/schemas/upload';
import { forgetUnnamedUploads } from '@/lib/server/uploads/forget-unnamed-uploads';
import { removeStaged } from '@/lib/server/uploads/staging-file';
import {
  MAX_UNSIGNED_A_DAY,
  MAX_UNSIGNED_BYTES_A_DAY,
  MAX_UNSIGNED_FILE_BYTES,
  takeNetworkPart,
  UNSIGNED,
} from '@/lib/server/uploads/unsigned-uploads';
import { toUploadView } from '@/lib/server/uploads/upload-view';
import type { ContentStore } from '@/lib/storage/content-store';

/** The most bytes an account can upload within a day, finished or not. */
export const MAX_BYTES_A_DAY = 500_000_000;

const DAY_MS = 24 * 3600 * 1000;
const STALE_MS = 7 * DAY_MS;

/**
 * Opens an upload of a contribution's file, or finds the account's earlier one of the same bytes, with the offset
 * from which to go on. Without an account, where anybody may contribute: the transaction will say whose it is, and the
 * `network` it comes from (lib/server/read-network.ts) has its part of the day.
 * @throws AppError `forbidden` by the Datanet's policy, `not-found`, `too-large`, `rate-limited`; `not-signed-in` where it
 *   takes an account
 */
export async function createUpload(
  { db, store, staging }: { db: Db; store: ContentStore; staging: string },
  {
    account: signedIn,
    network,
    now,
    ...request
  }: UploadRequest & { account: string | null; network: string | null; now: Date },
): Promise<UploadView> {
  checkSize(request);
  const account = signedIn ?? UNSIGNED;
  if (signedIn === null) {
    if (request.byteSize > MAX_UNSIGNED_FILE_BYTES) throw signInFirst();
    await forgetUnnamedUploads({ db, store }, { before: new Date(now.getTime() - STALE_MS) });
  }
  const standing = await readStanding(db, { datanetId: request.datanetId, account });
  if (!standing) throw new AppError('not-found', `There is no Datanet ${request.datanetId}. Choose one from the list.`);
  if (!standing.mayContribute && signedIn === null) throw signInFirst();
  if (!standing.mayContribute) {
    throw new AppError(
      'forbidden',
      `You may not contribute to Datanet ${request.datanetId}. Ask its owner for access on its page.`,
    );
  }
  const row = await db.$transaction(async (tx) => {
    await lockAccountUploads(tx, account);
    // Everybody's: who gives up does not come back to clean up.
    const stale = await deleteStaleUploads(tx, { before: new Date(now.getTime() - STALE_MS) });
    await Promise.all(stale.map((id) => removeStaged(staging, id)));
    const earlier = await findUpload(tx, { account, datanetId: request.datanetId, cid: request.cid });
    // Somebody else's unsigned upload of the same bytes is theirs to go on with, unless it is all there.
    const theirs = signedIn === null && earlier?.state === 'receiving';
    if (earlier && !theirs && sameDeclaration(earlier, request)) {
      if (earlier.state === 'receiving' || (await store.has(earlier.cid))) return earlier;
      await setUploadState(tx, { id: earlier.id, state: 'refused', problem: 'The stored file is gone.' });
    }
    const since = new Date(now.getTime() - DAY_MS);
    const used = await sumUploadBytes(tx, { account, since });
    if (signedIn === null) {
      if (used + request.byteSize > MAX_UNSIGNED_BYTES_A_DAY) throw signInFirst();
      if ((await countUploads(tx, { account, since })) >= MAX_UNSIGNED_A_DAY) throw signInFirst();
      if (network !== null && !takeNetworkPart({ network, byteSize: request.byteSize, now })) throw networkIsFull();
    }
    if (signedIn !== null && used + request.byteSize > MAX_BYTES_A_DAY) {
      throw new AppError(
        'rate-limited',
        `You have uploaded ${megabytes(used)} MB in a day; with this file it would be more than ${megabytes(MAX_BYTES_A_DAY)} MB. Go on tomorrow.`,
      );
    }
    return insertUpload(tx, { ...request, id: randomUUID(), account, createdAt: now });
  });
  return toUploadView(row);
}

function checkSize({ byteSize, recordCount }: UploadRequest): void {
  if (byteSize > MAX_FILE_BYTES) {
    throw new AppError(
      'too-large',
      `The file has ${megabytes(byteSize)} MB; at most ${megabytes(MAX_FILE_BYTES)} MB fit. Contribute it in parts.`,
    );
  }
  if (recordCount > MAX_RECORDS) {
    throw new AppError(
      'too-large',
      `The file has ${recordCount} records; at most ${MAX_RECORDS} fit. Contribute it in parts.`,
    );
  }
}

function signInFirst(): AppError {
  return new AppError('not-signed-in', 'For this upload one has to be signed in. Sign in, then go on.');
}

function networkIsFull(): AppError {
  return new AppError(
    'not-signed-in',
    'As much was uploaded from your network as one network can in a day without signing in. Sign in, then go on.',
  );
}

function sameDeclaration(
  row: { byteSize: number; recordsRoot: string | null; recordCount: number | null },
  request: UploadRequest,
): boolean {
  return (
    row.byteSize === request.byteSize &&
    row.recordsRoot === request.recordsRoot &&
    row.recordCount === request.recordCount
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
