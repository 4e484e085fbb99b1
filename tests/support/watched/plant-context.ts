import { buildEpochFile } from '@/lib/attribution/build-epoch-file';
import { NO_RECEIPT, receiptJson } from '@/lib/attribution/receipt';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { computeCid } from '@/lib/records/compute-cid';
import { type EpochFile, epochFileSchema } from '@/lib/schemas/epoch';
import { type ReceiptDocument, receiptDocumentSchema } from '@/lib/schemas/receipt';
import type { ContentStore } from '@/lib/storage/content-store';

/** What a dishonest operator proposes, and what its site then does. */
export type Plant = {
  readonly root: Hex;
  readonly total: bigint;
  readonly fileCid: string;
  /** Files that the site does not serve, or serves as something else. */
  readonly withheld?: readonly string[];
  readonly altered?: readonly string[];
};

/** An honest epoch that a dishonest operator starts from, and the tools to make another of it. */
export type PlantContext = {
  readonly file: EpochFile;
  readonly fileCid: string;
  readonly previous: { readonly cid: string; readonly file: EpochFile };
  readonly documents: readonly ReceiptDocument[];
  readonly uniform: () => number;
  readonly pick: <Item>(list: readonly Item[]) => Item | undefined;
  /** Stores a file where only the dishonest site serves it from. */
  readonly put: (value: Json) => Promise<string>;
  /** Files changed receipts as the operator does: chained, summed up, everything in it consistent. */
  readonly refile: (documents: readonly ReceiptDocument[], changes?: Partial<Refiling>) => Promise<Plant>;
  /** Writes the file as it is, with some fields changed; root and total as they stand in it. */
  readonly rewrite: (changes: Record<string, Json>) => Promise<Plant>;
};

type Refiling = { previous: { cid: string; file: EpochFile }; settlementId: number };

/** Reads an honest epoch back from the operator's own store. */
export async function openPlantContext(input: {
  store: ContentStore;
  fileCid: string;
  /** Where planted files go. */
  planted: Map<string, Uint8Array>;
  uniform: () => number;
}): Promise<PlantContext> {
  const { store, fileCid, planted, uniform } = input;
  const read = async (cid: string): Promise<Json> => JSON.parse(new TextDecoder().decode(await store.get(cid)));
  const json = (await read(fileCid)) as Record<string, Json>;
  const file = epochFileSchema.parse(json);
  const previousCid = file.previousFileCid ?? '';
  const previous = { cid: previousCid, file: epochFileSchema.parse(await read(previousCid)) };
  const documents: ReceiptDocument[] = [];
  for (const { cid } of file.receipts) documents.push(receiptDocumentSchema.parse(await read(cid)));
  const keep = async (bytes: Uint8Array) => {
    const cid = await computeCid(bytes);
    planted.set(cid, bytes);
    return cid;
  };
  const put = (value: Json) => keep(new TextEncoder().encode(canonicalJson(value)));
  return {
    file,
    fileCid,
    previous,
    documents,
    uniform,
    pick: (list) => list[Math.floor(uniform() * list.length)],
    put,
    async refile(receipts, { previous: before = previous, settlementId = file.settlementId } = {}) {
      const { bytes, epoch } = await buildEpochFile(
        {
          ...file,
          settlementId,
          previous: { cid: before.cid, earnings: before.file.earnings },
          lastReceipt: before.file.receipts.at(-1)?.hash ?? NO_RECEIPT,
          receipts: [...receipts].sort((a, b) => (a.id < b.id ? -1 : 1)),
        },
        async ({ bytes: document }) => ({ cid: await keep(document) }),
      );
      return { root: epoch.root, total: epoch.total, fileCid: await keep(bytes) };
    },
    async rewrite(changes) {
      return { root: file.root, total: file.total, fileCid: await put({ ...json, ...changes }) };
    },
  };
}

/** The lines of a file with one document replaced, hash and CID fitting it, and no other line touched. */
export async function replaceDocument(
  { file, documents, put }: PlantContext,
  k: number,
  change: (document: ReceiptDocument) => ReceiptDocument,
): Promise<Json[]> {
  const lines = lineJson(file);
  const document = documents[k];
  if (!document) return lines;
  const json = receiptJson(change(document));
  const changed = { ...(lines[k] as Record<string, Json>), hash: keccak256(canonicalJson(json)), cid: await put(json) };
  return lines.map((line, i) => (i === k ? changed : line));
}

/** A file's receipts as they stand in it. */
export function lineJson(file: EpochFile): Json[] {
  return file.receipts.map((line) => ({
    ...line,
    unitPrice: line.unitPrice.toString(),
    fee: line.fee.toString(),
    shares: line.shares.map((share) => ({ ...share, amount: share.amount.toString() })),
  }));
}

/** A file's earnings as they stand in it. */
export function earningJson(file: EpochFile): Record<string, Json>[] {
  return file.earnings.map((line) => ({
    ...line,
    amount: line.amount.toString(),
    cumulative: line.cumulative.toString(),
  }));
}

/** An error by its kind; null where this epoch offers no place for it. */
export type PlantedError = {
  readonly kind: string;
  readonly plant: (context: PlantContext) => Promise<Plant | null>;
};

/** Who the dishonest operator pays. */
export const ACCOMPLICE: Hex = `0x${'ac'.repeat(20)}`;
