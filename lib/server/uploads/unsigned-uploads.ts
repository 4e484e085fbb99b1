/**
 * Whose uploads are that come before anybody signed in. The transaction that contributes such a file says whose it is; what
 * none names is erased again (forget-unnamed-uploads.ts). The upload's id is the key to it: nobody else is told.
 */
export const UNSIGNED = 'unsigned';

/** The largest file of somebody who has not signed in; a larger one asks for a signature more. */
export const MAX_UNSIGNED_FILE_BYTES = 2_000_000;

/** The most bytes that all of them together can upload within a day; from then on one has to sign in first. */
export const MAX_UNSIGNED_BYTES_A_DAY = 200_000_000;

/** The most uploads that all of them together can begin within a day, however small they are. */
export const MAX_UNSIGNED_A_DAY = 2_000;
