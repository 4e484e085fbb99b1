import type { Json } from '@/lib/core/canonical-json';
import type { SettledReceipt } from '@/lib/schemas/epoch';
import type { CheckList } from '@/lib/verify/check-list';
import type { PublishedInputs } from '@/lib/verify/published-inputs';
import { readBytes } from '@/lib/verify/read-json-file';

/** A receipt's document as its epoch's file names it. Null, with the reason in the report, when it cannot be read. */
export async function readReceiptDocument(
  inputs: Pick<PublishedInputs, 'readFile'>,
  list: CheckList,
  { cid, id }: SettledReceipt,
): Promise<Json | null> {
  list.step(`Reading receipt ${id}`);
  const what = 'Its document';
  const bytes = await readBytes(inputs, list, { cid, what });
  if (!bytes) return null;
  try {
    const document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Json;
    list.agrees(`${what} is published under the identifier that the epoch’s file names`, cid);
    return document;
  } catch {
    list.differs(`${what} is JSON`, { field: 'cid', expected: 'JSON in UTF-8', found: cid });
    return null;
  }
}
