import { appendFile, mkdir, readFile, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '@/lib/core/errors';

const lineSchema = z.object({
  /** Of a receipt. */
  id: z.string(),
  /** What it was published under: one line for each, the first one first. */
  cid: z.string(),
  site: z.string(),
});
type Line = z.output<typeof lineSchema>;

/** Which receipts were seen published, and up to where each site's list was read. */
export type ReceiptLog = {
  /** The CID a receipt was first seen under. */
  readonly cidOf: (id: string) => string | null;
  /** The CID that it was last seen under for the first time: another one where its epoch was computed anew. */
  readonly newestOf: (id: string) => string | null;
  /** Every receipt that was seen with its first CID, in the order it was. */
  readonly entries: () => readonly { readonly id: string; readonly cid: string }[];
  /** What `note` was last given for a site; null at the beginning. */
  readonly cursorOf: (site: string) => string | null;
  /** Notes a page of a site's list, and where the next one begins. The first CID of a receipt stays what it is. */
  readonly note: (page: { site: string; cursor: string; receipts: readonly Omit<Line, 'site'>[] }) => Promise<void>;
};

const cursorSchema = z.object({ site: z.string(), cursor: z.string() });

/**
 * Opens the log in a file of JSON lines, which is only ever appended to; null keeps it in memory. A last line that a kill
 * cut off is dropped, and its page asked for again.
 */
export async function openReceiptLog(path: string | null): Promise<ReceiptLog> {
  const cids = new Map<string, string[]>();
  const cursors = new Map<string, string>();
  const take = (line: unknown): void => {
    const receipt = lineSchema.safeParse(line);
    if (receipt.success) {
      const { id, cid } = receipt.data;
      const seen = cids.get(id) ?? [];
      if (!seen.includes(cid)) cids.set(id, [...seen, cid]);
      return;
    }
    const { site, cursor } = cursorSchema.parse(line);
    cursors.set(site, cursor);
  };
  if (path !== null) for (const line of await readLines(path)) take(line);
  return {
    cidOf: (id) => cids.get(id)?.[0] ?? null,
    newestOf: (id) => cids.get(id)?.at(-1) ?? null,
    entries: () => [...cids].flatMap(([id, [cid]]) => (cid === undefined ? [] : [{ id, cid }])),
    cursorOf: (site) => cursors.get(site) ?? null,
    async note({ site, cursor, receipts }) {
      const fresh = receipts
        .filter(({ id, cid }) => !cids.get(id)?.includes(cid))
        .map(({ id, cid }) => ({ id, cid, site }));
      // The cursor comes last: what a kill cuts off is read again.
      const lines = [...fresh, ...(cursors.get(site) === cursor ? [] : [{ site, cursor }])];
      if (path !== null && lines.length > 0) {
        await appendFile(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      }
      for (const line of lines) take(line);
    },
  };
}

async function readLines(path: string): Promise<unknown[]> {
  await mkdir(dirname(path), { recursive: true });
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw new AppError('storage-unavailable', 'The list of mirrored receipts cannot be read.', { cause: error });
  });
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) await truncate(path, Buffer.byteLength(whole));
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}
