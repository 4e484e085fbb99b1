import { expect, it } from 'vitest';
import { computeCid } from '@/lib/records/compute-cid';
import type { ContentStore } from '@/lib/storage/content-store';
import { mirrorReceipts } from '@/lib/watch/mirror-receipts';
import { openReceiptLog } from '@/lib/watch/receipt-log';

const SITE = 'http://site.example';
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const bytesOf = (n: number) => new TextEncoder().encode(`receipt ${n}`);

/** A site that lists these receipts, two on a page, the first at place 1. */
async function openSite(numbers: readonly number[]): Promise<typeof fetch> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const lines = await Promise.all(
    numbers.map(async (n) => {
      const cid = await computeCid(bytesOf(n));
      files.set(cid, bytesOf(n));
      return {
        id: idOf(n),
        cid,
        permissionHash: `0x${'1'.repeat(64)}`,
        modelId: 1,
        units: 1,
        unitPrice: '1',
        fee: '1',
        attributedAt: '2026-01-01T00:00:00.000Z',
      };
    }),
  );
  return async (address) => {
    const url = new URL(String(address));
    const file = files.get(url.pathname.split('/').at(-1) ?? '');
    if (file) return new Response(file);
    const after = Number(url.searchParams.get('after') ?? 0);
    const receipts = lines.slice(after, after + Number(url.searchParams.get('limit') ?? 2));
    return Response.json({ receipts, next: String(receipts.length > 0 ? after + receipts.length : after) });
  };
}

async function mirror(input: {
  fetchFile: typeof fetch;
  log: Awaited<ReturnType<typeof openReceiptLog>>;
  mirror?: ContentStore;
}) {
  const told: string[] = [];
  const complete = await mirrorReceipts({ sites: [SITE], mirror: null, tell: (line) => told.push(line), ...input });
  return { complete, told };
}

const idsOf = (log: Awaited<ReturnType<typeof openReceiptLog>>) => log.entries().map(({ id }) => id);

it('reads on from where it was, to the end', async () => {
  const log = await openReceiptLog(null);
  expect(await mirror({ log, fetchFile: await openSite([1, 2, 3]) })).toEqual({ complete: true, told: [] });
  expect(await mirror({ log, fetchFile: await openSite([1, 2, 3, 4]) })).toEqual({ complete: true, told: [] });
  expect(idsOf(log)).toEqual([1, 2, 3, 4].map(idOf));
});

it.each([
  ['shorter', [5]],
  ['as long', [5, 6, 7]],
  ['longer', [5, 6, 7, 8, 9]],
  ['restored from a copy, and went on', [1, 5]],
])('reads a list from its beginning that was made anew and is %s', async (_, numbers) => {
  const log = await openReceiptLog(null);
  await mirror({ log, fetchFile: await openSite([1, 2, 3]) });
  await mirror({ log, fetchFile: await openSite(numbers) });
  expect(idsOf(log)).toEqual(expect.arrayContaining(numbers.map(idOf)));
  expect(log.cursorOf(SITE)).toBe(String(numbers.length));
});

it('says that a list was not read to its end, and whose fault it is', async () => {
  const log = await openReceiptLog(null);
  const away = await mirror({ log, fetchFile: async () => new Response(null, { status: 500 }) });
  expect(away).toEqual({ complete: false, told: [`${SITE} does not give its list of receipts: it answers 500`] });
  const full = {
    has: async () => false,
    put: () => Promise.reject(new Error('no space left on device')),
  } as unknown as ContentStore;
  const kept = await mirror({ log, fetchFile: await openSite([1]), mirror: full });
  expect(kept).toEqual({
    complete: false,
    told: ['What was published cannot be kept in the mirror: no space left on device'],
  });
});
