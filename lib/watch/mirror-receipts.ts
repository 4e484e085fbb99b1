import { parseJson } from '@/lib/core/parse-json';
import { computeCid } from '@/lib/records/compute-cid';
import { receiptListSchema } from '@/lib/schemas/receipt-list';
import type { ContentStore } from '@/lib/storage/content-store';
import { readBounded } from '@/lib/verify/read-bounded';
import type { ReceiptLog } from '@/lib/watch/receipt-log';

/** Pages of one site in one look: a new watcher catches up over several. */
const MOST_PAGES = 50;
/** Bytes of a page: a thousand receipts of some 400 bytes each, and room. */
const LONGEST_PAGE = 2 ** 23;

/**
 * Reads what the sites have published since the last look, notes it, and keeps the documents when there is a mirror. A
 * site that does not answer is passed over and told; one that lists what it does not serve is asked again next time.
 * Returns whether every site's list was read to its end.
 */
export async function mirrorReceipts(deps: {
  sites: readonly string[];
  mirror: ContentStore | null;
  log: ReceiptLog;
  fetchFile: typeof fetch;
  tell: (line: string) => void;
}): Promise<boolean> {
  let complete = true;
  for (const site of deps.sites) {
    try {
      let more = true;
      for (let page = 0; more && page < MOST_PAGES; page++) more = await mirrorPage(deps, site);
      if (more) complete = false;
    } catch (error) {
      complete = false;
      deps.tell(`${site} does not give its list of receipts: ${error instanceof Error ? error.message : error}`);
    }
  }
  return complete;
}

/** Whether there may be more. */
async function mirrorPage(
  { mirror, log, fetchFile }: Parameters<typeof mirrorReceipts>[0],
  site: string,
): Promise<boolean> {
  const cursor = log.cursorOf(site);
  const path = cursor === null ? 'receipts' : `receipts?after=${encodeURIComponent(cursor)}`;
  const response = await fetchFile(`${site}/api/v1/${path}`);
  if (!response.ok) throw new Error(`it answers ${response.status}`);
  const parsed = receiptListSchema.safeParse(parseJson(await readBounded(response, LONGEST_PAGE)));
  if (!parsed.success) throw new Error('what it answers is no list of receipts');
  const page = parsed.data;
  if (mirror) for (const { cid } of page.receipts) await keep({ mirror, fetchFile, site, cid });
  await log.note({ site, cursor: page.next, receipts: page.receipts });
  return page.next !== cursor && page.receipts.length > 0;
}

async function keep(input: {
  mirror: ContentStore;
  fetchFile: typeof fetch;
  site: string;
  cid: string;
}): Promise<void> {
  const { mirror, fetchFile, site, cid } = input;
  if (await mirror.has(cid)) return;
  const response = await fetchFile(`${site}/api/v1/content/${cid}`);
  if (!response.ok) throw new Error(`it answers ${response.status} for ${cid}`);
  const bytes = await readBounded(response);
  if ((await computeCid(bytes)) !== cid) throw new Error(`what it serves as ${cid} is another file`);
  await mirror.put({ cid, bytes });
}
