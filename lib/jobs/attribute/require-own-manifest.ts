import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';

/**
 * A version is served only when the account that published it is the one its manifest says trained it: else anybody could
 * publish somebody else's work as a model of their own. Throws `forbidden`.
 */
export function requireOwnManifest(version: {
  modelId: number;
  version: number;
  /** Who published it on chain, and who its manifest says trained it. */
  publisher: Hex;
  builder: Hex;
}): void {
  if (version.publisher === version.builder) return;
  throw new AppError(
    'forbidden',
    `The manifest of model ${version.modelId}, version ${version.version} was made by another account (${version.builder}) than published it (${version.publisher}), so it is not served.`,
  );
}
