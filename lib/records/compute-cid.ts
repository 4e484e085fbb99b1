import { importer } from 'ipfs-unixfs-importer';
import { fixedSize } from 'ipfs-unixfs-importer/chunker';
import { CID } from 'multiformats/cid';
import { AppError } from '@/lib/core/errors';

const CHUNK_BYTES = 1 << 20;
const RAW = 0x55;
const DAG_PB = 0x70;
const SHA2_256 = 0x12;

/**
 * The content identifier of a file: CID v1, sha2-256, UnixFS with 1 MiB chunks and raw leaves, 174 links a node.
 * Bytes are hashed as they stream by and not kept; the same code runs in the page and in the server.
 */
export async function computeCid(bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<string> {
  const content = bytes instanceof Uint8Array ? [bytes] : bytes;
  const options = { cidVersion: 1, rawLeaves: true, chunker: fixedSize({ chunkSize: CHUNK_BYTES }) } as const;
  for await (const entry of importer([{ content }], DISCARD, options)) return entry.cid.toString();
  throw new AppError('internal', 'No content identifier came of a file.');
}

/** The blocks are only hashed. */
const DISCARD = { put: async (cid: CID): Promise<CID> => cid };

/** Whether a text is a content identifier as {@link computeCid} writes it. Anything may stand on chain. */
export function isCid(text: string): boolean {
  if (!/^b[a-z2-7]{58}$/.test(text)) return false;
  try {
    const cid = CID.parse(text);
    return (
      cid.version === 1 &&
      (cid.code === RAW || cid.code === DAG_PB) &&
      cid.multihash.code === SHA2_256 &&
      cid.toString() === text
    );
  } catch {
    // Not base32, or not the bytes of a CID: the answer is no.
    return false;
  }
}
