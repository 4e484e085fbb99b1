import type { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { parseJson } from '@/lib/core/parse-json';
import { computeCid } from '@/lib/records/compute-cid';
import { receiptListSchema } from '@/lib/schemas/receipt-list';
import type { ContentStore } from '@/lib/storage/content-store';
import { fetchPatiently } from '@/lib/verify/fetch-patiently';
import { readBounded } from '@/lib/verify/read-bounded';
import type { ReceiptLog } from '@/lib/watch/receipt-log';

/** Pages of one site in one look: a new watcher catches up over several. */
const MOST_PAGES = 50;
/** Bytes of a page: a thousand receipts of some 400 bytes each, and room. */
const LONGEST_PAGE = 2 ** 23;

/**
 * Reads what the sites have published since the last look, notes it, and keeps the documents when there is a mirror. A
 * site that does not answer is passed over and told; one that lists what it does not serve is asked again next time, and
 * one whose list is not the one that was read any more is read from its beginning. What cannot be kept here is told too.
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
      await startAnewWhereLost(deps, site);
      let more = true;
      for (let page = 0; more && page < MOST_PAGES; page++) more = await mirrorPage(deps, site);
      if (more) complete = false;
    } catch (error) {
      complete = false;
      const why = error instanceof Error ? error.message : String(error);
      const ours = error instanceof AppError && error.code === 'storage-unavailable';
      deps.tell(ours ? why : `${site} does not give its list of receipts: ${why}`);
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
  const query = cursor === null ? '' : `?after=${encodeURIComponent(cursor)}`;
  const page = await readPage(fetchFile, `${site}/api/v1/receipts${query}`);
  if (mirror) for (const { cid } of page.receipts) await keep({ mirror, fetchFile, site, cid });
  await here(log.note({ site, cursor: page.next, receipts: page.receipts }));
  return page.next !== cursor && page.receipts.length > 0;
}

/**
 * A site that lost its database counts its list anew, and has nothing after an old cursor. Where the last receipt that was
 * read is not at its place any more, the list is read from the beginning; what is known costs no more than its pages.
 */
async function startAnewWhereLost(
  { log, fetchFile }: Parameters<typeof mirrorReceipts>[0],
  site: string,
): Promise<void> {
  const place = Number(log.cursorOf(site));
  if (!Number.isInteger(place) || place < 1) return;
  const { receipts } = await readPage(fetchFile, `${site}/api/v1/receipts?after=${place - 1}&limit=1`);
  const [last] = receipts;
  if (!last || log.cidOf(last.id) === null) await here(log.note({ site, cursor: '0', receipts: [] }));
}

async function readPage(fetchFile: typeof fetch, url: string): Promise<z.output<typeof receiptListSchema>> {
  const response = await fetchPatiently(fetchFile, url);
  if (!response.ok) throw new Error(`it answers ${response.status}`);
  const parsed = receiptListSchema.safeParse(parseJson(await readBounded(response, LONGEST_PAGE)));
  if (!parsed.success) throw new Error('what it answers is no list of receipts');
  return parsed.data;
}

/** What goes wrong on this disk is no fault of the site. Throws `storage-unavailable`. */
async function here<Value>(step: Promise<Value>): Promise<Value> {
  try {
    return await step;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('storage-unavailable', `What was published cannot be kept in the mirror: ${why}`, { cause });
  }
}

async function keep(input: {
  mirror: ContentStore;
  fetchFile: typeof fetch;
  site: string;
  cid: string;
}): Promise<void> {
  const { mirror, fetchFile, site, cid } = input;
  if (await here(mirror.has(cid))) return;
  const response = await fetchPatiently(fetchFile, `${site}/api/v1/content/${cid}`);
  if (!response.ok) throw new Error(`it answers ${response.status} for ${cid}`);
  const bytes = await readBounded(response);
  if ((await computeCid(bytes)) !== cid) throw new Error(`what it serves as ${cid} is another file`);
  await here(mirror.put({ cid, bytes }));
}
