import { AppError } from '@/lib/core/errors';
import { keccak256 } from '@/lib/core/keccak';
import type { Db } from '@/lib/db/client';
import { findPublication, type PublishedKind } from '@/lib/db/published-file';
import { findReceipt } from '@/lib/db/receipt';
import { isCid } from '@/lib/records/compute-cid';
import { receiptDocumentSchema } from '@/lib/schemas/receipt';
import type { ContentStore } from '@/lib/storage/content-store';

export type PublishedFile = {
  kind: PublishedKind;
  bytes: AsyncIterable<Uint8Array>;
  contentType: string;
  /** False for what its contributor may still withdraw. */
  immutable: boolean;
};

const JSON_TYPE = 'application/json';

/**
 * How the files of each kind begin, and what they are sent as. Whoever names somebody else's file in an event of
 * another kind does not get it: the kinds begin differently, and each is served only as what it is.
 */
const KINDS: Record<PublishedKind, { beginnings: readonly string[]; contentType: string }> = {
  contribution: { beginnings: ['{"fields":'], contentType: 'text/plain; charset=utf-8' },
  'datanet-metadata': { beginnings: ['{'], contentType: JSON_TYPE },
  'datanet-version': { beginnings: ['{"contributions":'], contentType: JSON_TYPE },
  epoch: { beginnings: ['{"chainId":'], contentType: JSON_TYPE },
  gradients: { beginnings: ['TRIBGRD'], contentType: 'application/octet-stream' },
  'model-manifest': { beginnings: ['{'], contentType: JSON_TYPE },
  receipt: { beginnings: ['{"account":'], contentType: JSON_TYPE },
  'training-set': { beginnings: ['{"asOfBlock":'], contentType: JSON_TYPE },
  // A classifier or an index of ours; a base or an adapter; the settings of another server's model.
  weights: { beginnings: ['TRIBCLS', 'TRIBRTV', 'GGUF', '{"dialect":'], contentType: 'application/octet-stream' },
};

/** A receipt lists every record that was paid: some 200 bytes each. */
const LARGEST_RECEIPT = 64 * 1024 * 1024;

/**
 * A file by its content identifier, if it was published: named on chain, by a file that is named there, or in the list of
 * published receipts. Uploads that nothing names yet are not, nor are contributions that were withdrawn. Rejected ones
 * are: copies are held against them.
 * @throws AppError `invalid-input` for a text that is no CID, `not-found`, `storage-unavailable`
 */
export async function openPublishedFile(
  { db, store }: { db: Db; store: ContentStore },
  { cid }: { cid: string },
): Promise<PublishedFile> {
  if (!isCid(cid)) {
    throw new AppError('invalid-input', `"${cid.slice(0, 80)}" is not a content identifier (CID v1, sha2-256).`);
  }
  const { kinds, refused } = await findPublication(db, cid);
  if (refused !== null && !kinds.includes('contribution')) {
    throw new AppError(
      'not-found',
      refused === 'withdrawn'
        ? `The contribution with the file ${cid} was withdrawn by its contributor; its text is gone.`
        : `The file ${cid} was not found, or does not match the root that was signed for it.`,
    );
  }
  const { beginning, bytes } = await readBeginning(await store.stream(cid));
  const kind = kinds.find((one) => beginsAs(one, beginning));
  if (kind) return { kind, bytes, contentType: KINDS[kind].contentType, immutable: kind !== 'contribution' };
  // A receipt that was chained to the one before it is another file than it was when it was attributed.
  if (kinds.length === 0 && beginsAs('receipt', beginning)) {
    const document = await readSettledReceipt({ db }, bytes);
    if (document) return { kind: 'receipt', bytes: once(document), contentType: JSON_TYPE, immutable: true };
  }
  await bytes.return?.(undefined);
  throw new AppError('not-found', `No published file has the identifier ${cid}.`);
}

function beginsAs(kind: PublishedKind, beginning: string): boolean {
  return KINDS[kind].beginnings.some((one) => beginning.startsWith(one));
}

/** The bytes of a receipt's document, when they are those of a receipt that was settled. */
async function readSettledReceipt({ db }: { db: Db }, pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.byteLength;
    if (size > LARGEST_RECEIPT) return null;
    kept.push(piece);
  }
  const bytes = new Uint8Array(size);
  kept.reduce((at, piece) => {
    bytes.set(piece, at);
    return at + piece.byteLength;
  }, 0);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null; // not JSON, so no receipt
  }
  const id = receiptDocumentSchema.pick({ id: true }).loose().safeParse(json);
  if (!id.success) return null;
  const receipt = await findReceipt(db, id.data.id);
  return receipt?.state === 'settled' && receipt.receiptHash === keccak256(bytes) ? bytes : null;
}

/** The first bytes as text, and all of them as they were. */
async function readBeginning(
  pieces: AsyncIterable<Uint8Array>,
): Promise<{ beginning: string; bytes: AsyncGenerator<Uint8Array> }> {
  const iterator = pieces[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head = first.done ? new Uint8Array() : first.value;
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield head;
      for (let step = await iterator.next(); !step.done; step = await iterator.next()) yield step.value;
    } finally {
      await iterator.return?.();
    }
  }
  const bytes = all();
  return { beginning: new TextDecoder('latin1').decode(head.subarray(0, 32)), bytes };
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
