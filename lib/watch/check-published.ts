import { NO_RECEIPT } from '@/lib/attribution/receipt';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { parseJson } from '@/lib/core/parse-json';
import { computeCid } from '@/lib/records/compute-cid';
import type { EpochFile } from '@/lib/schemas/epoch';
import { receiptDocumentSchema } from '@/lib/schemas/receipt';
import type { CheckList } from '@/lib/verify/check-list';
import type { PublishedInputs } from '@/lib/verify/published-inputs';
import type { ReceiptLog } from '@/lib/watch/receipt-log';

const TITLE = 'Its document is the one that was published when it was answered';

/** What was seen published, by receipt; see ReceiptLog. `complete`: every list was read to its end. */
type Published = Pick<ReceiptLog, 'cidOf' | 'entries'> & { readonly complete: boolean };

/** Stands for the lists of published receipts where files that are not to be had are told. */
export const RECEIPT_LISTS = '/api/v1/receipts';

/**
 * Compares the documents of an epoch's receipts with those that were published before it: but for `previous`, which ties
 * the chain of receipts, they must be the same bytes. A receipt that nobody saw published is no fault of itself, as a list
 * may not have been read to its end; but it must not take the place of one that was published, charged and left out. Until
 * the lists were read to their ends, one that seems to is told as resting on {@link RECEIPT_LISTS}, which are missing.
 * @param input.redone an upheld challenge threw this epoch out before: its receipts may then have been attributed anew, and
 * only what nobody can compute again must still be as it was published; a site then serves the new document in place of
 * the first, which only a mirror has kept
 */
export async function checkPublished(
  { readFile }: Pick<PublishedInputs, 'readFile'>,
  list: CheckList,
  input: {
    file: EpochFile;
    published: Published;
    paidBefore: (id: string) => boolean;
    settledIn: number;
    redone: boolean;
  },
): Promise<void> {
  const { file, published, redone } = input;
  for (const { id, cid } of file.receipts) {
    const first = published.cidOf(id);
    if (first === null) continue;
    const found = await readDocument({ readFile }, cid);
    // That it is not there is the verification's finding already.
    if (found === null || typeof found !== 'object' || Array.isArray(found)) continue;
    const document = { ...found, previous: NO_RECEIPT };
    const foundCid = await computeCid(new TextEncoder().encode(canonicalJson(document)));
    if (foundCid === first) continue;
    const about = list.about(`Receipt ${id}`);
    const expected = await readDocument({ readFile }, first);
    if (expected === null && redone) about.notCheckable(TITLE, `The document ${first} is not served any more.`);
    else if (expected === null) about.differs(TITLE, { field: 'cid', expected: first, found: foundCid });
    else if (redone)
      about.compare(TITLE, { field: '', expected: withoutDivision(expected), found: withoutDivision(document) });
    else about.compare(TITLE, { field: '', expected, found: document });
  }
  await checkReplaced({ readFile }, list, input);
}

/** What of a receipt the chain and the published files do not say again: who asked what, what was said, at what price. */
function withoutDivision(document: Json): Json {
  if (document === null || typeof document !== 'object' || Array.isArray(document)) return document;
  const computed = new Set(['attribution', 'parts', 'shares', 'royalties', 'stakes']);
  return Object.fromEntries(Object.entries(document).filter(([key]) => !computed.has(key)));
}

/** Looks for a published receipt that was left out, where an unpublished one of the same terms stands. */
async function checkReplaced(
  { readFile }: Pick<PublishedInputs, 'readFile'>,
  list: CheckList,
  { file, published, paidBefore, settledIn }: Parameters<typeof checkPublished>[2],
): Promise<void> {
  const unseen = new Map<string, number>();
  for (const [k, { id, permissionHash, modelId, unitPrice }] of file.receipts.entries()) {
    if (published.cidOf(id) === null) unseen.set(`${permissionHash} ${modelId} ${unitPrice}`, k);
  }
  if (unseen.size === 0) return;
  const listed = new Set(file.receipts.map(({ id }) => id));
  for (const { id, cid } of published.entries()) {
    if (listed.has(id) || paidBefore(id)) continue;
    const left = receiptDocumentSchema.safeParse(await readDocument({ readFile }, cid)).data;
    if (left?.id !== id || left.pricedAtBlock > settledIn) continue;
    const k = unseen.get(`${left.permissionHash} ${left.model.id} ${left.unitPrice}`);
    if (k === undefined) continue;
    if (!published.complete) {
      list.missing(RECEIPT_LISTS);
      return;
    }
    list.differs('It leaves out no published receipt for one that was never published', {
      field: `receipts[${k}].id`,
      expected: id,
      found: file.receipts[k]?.id,
    });
    return;
  }
}

async function readDocument({ readFile }: Pick<PublishedInputs, 'readFile'>, cid: string): Promise<Json | null> {
  const file = await readFile(cid);
  return file.state === 'found' ? parseJson(file.bytes) : null;
}
