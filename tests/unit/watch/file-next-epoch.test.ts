import { beforeAll, describe, expect, it } from 'vitest';
import { NO_RECEIPT } from '@/lib/attribution/receipt';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { MOST_PRICE_AGE_S } from '@/lib/core/pricing';
import { computeCid } from '@/lib/records/compute-cid';
import type { ContentStore } from '@/lib/storage/content-store';
import { fileNextEpoch } from '@/lib/watch/file-next-epoch';
import { openReceiptLog } from '@/lib/watch/receipt-log';
import { PAPER_BLOCKS, paperTime } from '@/tests/support/paper/paper-terms';
import { makePaperEconomy, type PaperEconomy } from '@/tests/support/paper-economy';

/** After the model was published, and on a chain that then stood still for longer than a price may be old. */
const AGED_BLOCK = PAPER_BLOCKS.published + 5;
const AGED_ID = '00000000-0000-4000-8000-00000000a6ed';

let economy: PaperEconomy;
let files: Map<string, Uint8Array>;
beforeAll(async () => {
  economy = await makePaperEconomy({ seed: 7, contributors: 2, recordsEach: 8, receipts: 2, undisclosedEvery: 5 });
  files = new Map(economy.files);
});

async function put(bytes: Uint8Array): Promise<string> {
  const cid = await computeCid(bytes);
  files.set(cid, bytes);
  return cid;
}

const mirror = {
  put: async ({ bytes }: { bytes: Uint8Array }) => ({ cid: await put(bytes), byteSize: bytes.byteLength }),
} as ContentStore;

/** Publishes a receipt as it was attributed. */
async function publish(document: Json, changes: Record<string, Json> = {}): Promise<{ id: string; cid: string }> {
  const published = { ...(document as { id: string }), previous: NO_RECEIPT, ...changes };
  return { id: published.id, cid: await put(new TextEncoder().encode(canonicalJson(published))) };
}

/** Files the first epoch from what was published, nothing being proposed yet. */
async function fileFrom(published: readonly { id: string; cid: string }[]) {
  const log = await openReceiptLog(null);
  await log.note({ site: 'http://site.example', cursor: '1', receipts: published });
  const { facts } = economy.inputs;
  const stoodStill = (block: number) => (block <= AGED_BLOCK + 1 ? MOST_PRICE_AGE_S : 0);
  const sources = {
    ...economy.inputs,
    facts: {
      ...facts,
      epochs: async () => [],
      blockTime: async (block: number) => paperTime(block) - stoodStill(block),
    },
    gone: new Map(),
    readFile: async (cid: string) => {
      const bytes = files.get(cid);
      return bytes ? ({ state: 'found', bytes } as const) : ({ state: 'missing' } as const);
    },
  };
  return fileNextEpoch({ sources, mirror, log }, { accepted: 0 });
}

describe('fileNextEpoch', () => {
  it('makes the very file that the settlement made', async () => {
    const published = await Promise.all(economy.documents.map((document) => publish(document)));
    const filed = await fileFrom(published.reverse());
    const { root, total } = economy.epoch;
    expect(filed).toMatchObject({ epoch: 1, root, total, receipts: 2 });
    expect(economy.files.has(filed.fileCid)).toBe(true);
  });

  it('passes over a receipt that was too old to be charged', async () => {
    const [first, second] = economy.documents;
    const aged = await publish(first ?? null, { id: AGED_ID, pricedAtBlock: AGED_BLOCK });
    const filed = await fileFrom([aged, await publish(first ?? null), await publish(second ?? null)]);
    expect(filed).toMatchObject({ root: economy.epoch.root, receipts: 2 });
  });

  it('takes a receipt as it was published last, after its epoch was computed anew', async () => {
    const [first, second] = economy.documents;
    const wrong = await publish(first ?? null, { stakes: [] });
    const filed = await fileFrom([wrong, await publish(second ?? null), await publish(first ?? null)]);
    expect(filed).toMatchObject({ root: economy.epoch.root, receipts: 2 });
  });

  it('says what is charged and was not published', async () => {
    const [first] = economy.documents;
    await expect(fileFrom([await publish(first ?? null)])).rejects.toMatchObject({
      code: 'not-ready',
      message: expect.stringContaining('charged 1 units more of permission'),
    });
  });
});
