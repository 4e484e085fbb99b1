import { AppError } from '@/lib/core/errors';
import { isCid } from '@/lib/records/compute-cid';

/**
 * Where a file is kept, in a folder or a bucket: spread over 1,024 prefixes by the end of the CID, which is evenly
 * distributed. A CID comes from a stranger: one that is not a CID never becomes a path.
 * @throws AppError `invalid-input`
 */
export function contentKey(cid: string, kind: 'content' | 'remains' = 'content'): string {
  if (!isCid(cid))
    throw new AppError('invalid-input', `"${cid.slice(0, 80)}" is not a content identifier (CID v1, sha2-256).`);
  return `${kind === 'content' ? '' : 'erased/'}${cid.slice(-2)}/${cid}`;
}
