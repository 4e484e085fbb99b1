import { NO_RECEIPT } from '@/lib/attribution/receipt';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { computeCid } from '@/lib/records/compute-cid';
import type { EpochFile } from '@/lib/schemas/epoch';
import type { CheckList } from '@/lib/verify/check-list';
import type { PublishedInputs } from '@/lib/verify/published-inputs';

const TITLE = 'Its document is the one that was published when it was answered';

/**
 * Compares the documents of an epoch's receipts with those that were published before it: but for `previous`, which ties
 * the chain of receipts, they must be the same bytes. Receipts nobody saw published are passed over.
 * @param published the CID a receipt was first published under, by its id
 */
export async function checkPublished(
  { readFile }: Pick<PublishedInputs, 'readFile'>,
  list: CheckList,
  { file, published }: { file: EpochFile; published: (id: string) => string | null },
): Promise<void> {
  for (const { id, cid } of file.receipts) {
    const first = published(id);
    if (first === null) continue;
    const found = await readDocument({ readFile }, cid);
    // That it is not there is the verification's finding already.
    if (found === null || typeof found !== 'object' || Array.isArray(found)) continue;
    const document = { ...found, previous: NO_RECEIPT };
    const foundCid = await computeCid(new TextEncoder().encode(canonicalJson(document)));
    if (foundCid === first) continue;
    const about = list.about(`Receipt ${id}`);
    const expected = await readDocument({ readFile }, first);
    if (expected === null) about.differs(TITLE, { field: 'cid', expected: first, found: foundCid });
    else about.compare(TITLE, { field: '', expected, found: document });
  }
}

async function readDocument({ readFile }: Pick<PublishedInputs, 'readFile'>, cid: string): Promise<Json | null> {
  const file = await readFile(cid);
  if (file.state !== 'found') return null;
  try {
    return JSON.parse(new TextDecoder().decode(file.bytes)) as Json;
  } catch {
    return null; // not JSON: no receipt
  }
}
