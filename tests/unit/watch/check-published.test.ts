import { beforeAll, describe, expect, it } from 'vitest';
import { NO_RECEIPT } from '@/lib/attribution/receipt';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { computeCid } from '@/lib/records/compute-cid';
import type { EpochFile } from '@/lib/schemas/epoch';
import { openReport } from '@/lib/verify/check-list';
import { checkPublished } from '@/lib/watch/check-published';
import { mutateAt } from '@/tests/support/mutate-json';
import { makePaperEconomy, type PaperEconomy } from '@/tests/support/paper-economy';

let economy: PaperEconomy;
beforeAll(async () => {
  economy = await makePaperEconomy({ seed: 7, contributors: 2, recordsEach: 8, receipts: 2, undisclosedEvery: 5 });
});

const bytesOf = (document: Json) => new TextEncoder().encode(canonicalJson(document));

/** Checks the epoch with its first receipt's document changed at `path`, against those published before. */
async function differences(path: readonly (string | number)[] | null, redone: boolean): Promise<string[]> {
  const files = new Map<string, Uint8Array>();
  const put = async (document: Json) => {
    const cid = await computeCid(bytesOf(document));
    files.set(cid, bytesOf(document));
    return cid;
  };
  const published = new Map<string, string>();
  const receipts: EpochFile['receipts'] = [];
  for (const [k, line] of economy.epoch.receipts.entries()) {
    const document = economy.documents[k] as Record<string, Json>;
    published.set(line.id, await put({ ...document, previous: NO_RECEIPT }));
    const shown = k === 0 && path ? mutateAt(document, [...path], () => 0.5) : document;
    receipts.push({ ...line, cid: await put(shown) });
  }
  const { list, report } = openReport('Epoch 1');
  await checkPublished(
    {
      readFile: async (cid) => {
        const bytes = files.get(cid);
        return bytes ? { state: 'found', bytes } : { state: 'missing' };
      },
    },
    list,
    {
      file: { ...economy.epoch, receipts },
      published: {
        cidOf: (id) => published.get(id) ?? null,
        entries: () => [...published].map(([id, cid]) => ({ id, cid })),
        complete: true,
      },
      paidBefore: () => false,
      settledIn: 200,
      redone,
    },
  );
  return report().checks.flatMap((check) => (check.state === 'differs' ? [check.field] : []));
}

describe('checkPublished', () => {
  it('takes documents that are only chained by now', async () => {
    expect(await differences(null, false)).toEqual([]);
  });

  it.each([['shares', 0, 'amount'], ['question'], ['askedAt']])('finds %s changed since', async (...path) => {
    expect((await differences(path, false)).length).toBeGreaterThan(0);
  });

  it('lets an epoch that was thrown out be divided anew, and nothing else', async () => {
    expect(await differences(['shares', 0, 'amount'], true)).toEqual([]);
    expect((await differences(['question'], true)).length).toBeGreaterThan(0);
    expect((await differences(['askedAt'], true)).length).toBeGreaterThan(0);
  });
});
