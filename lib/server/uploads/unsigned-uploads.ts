import { createTokenBuckets } from '@/lib/core/token-buckets';

/**
 * Whose uploads are that come before anybody signed in. The transaction that contributes such a file says whose it is; what
 * none names is erased again (forget-unnamed-uploads.ts). The upload's id is the key to it: nobody else is told.
 */
export const UNSIGNED = 'unsigned';

const DAY_MS = 24 * 3600 * 1000;

/** The largest file of somebody who has not signed in; a larger one asks for a signature more. */
export const MAX_UNSIGNED_FILE_BYTES = 2_000_000;

/** The most bytes that all of them together can upload within a day; from then on one has to sign in first. */
export const MAX_UNSIGNED_BYTES_A_DAY = 200_000_000;

/** The most uploads that all of them together can begin within a day, however small they are. */
export const MAX_UNSIGNED_A_DAY = 2_000;

/** Of all of that, what one network (lib/server/read-network.ts) can have at once; it comes back within a day. */
export const UNSIGNED_NETWORK_PART = 0.1;

/** A small file counts as one of the day's uploads, a larger one by its bytes. */
const LEAST_BYTES = MAX_UNSIGNED_BYTES_A_DAY / MAX_UNSIGNED_A_DAY;
const MAX_NETWORK_BYTES = MAX_UNSIGNED_BYTES_A_DAY * UNSIGNED_NETWORK_PART;
const takeBytes = createTokenBuckets({ burst: MAX_NETWORK_BYTES, everyMs: DAY_MS / MAX_NETWORK_BYTES });

/**
 * Takes an upload off a network's part of the day, so that no network takes the day from all others. False, and nothing
 * taken, when too little of it is left. Each web process counts for itself, in memory: no address is written down.
 */
export function takeNetworkPart({ network, byteSize, now }: { network: string; byteSize: number; now: Date }): boolean {
  return takeBytes(network, now.getTime(), Math.max(byteSize, LEAST_BYTES)) === 0;
}
