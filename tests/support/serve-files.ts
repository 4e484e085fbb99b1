import { openChainFacts } from '@/lib/chain/facts/open-chain-facts';
import { AppError, httpStatus } from '@/lib/core/errors';
import { receiptListQuerySchema } from '@/lib/schemas/receipt-list';
import { listContributionHashes } from '@/lib/server/content/list-contribution-hashes';
import { openPublishedFile } from '@/lib/server/content/open-published-file';
import { listPublished } from '@/lib/server/receipts/list-published';
import { readReceiptDocument } from '@/lib/server/receipts/read-receipt-document';
import { toStream } from '@/lib/server/to-stream';
import { openSite, type Site } from '@/lib/verify/open-site';
import type { TestEconomy } from '@/tests/support/start-economy';

/** Answers a path of an economy's site as its routes do, over no network. */
export function serveEconomy({ database: { db }, store }: Pick<TestEconomy, 'database' | 'store'>): typeof fetch {
  const serve = async ({ pathname, searchParams }: URL): Promise<Response> => {
    const [, kind, id] = /^\/api\/v1\/(content|contributions|receipts)(?:\/([^/]+))?/.exec(pathname) ?? [];
    if (kind === 'receipts' && id === undefined) {
      const query = receiptListQuerySchema.parse(Object.fromEntries(searchParams));
      return Response.json(await listPublished({ db }, query));
    }
    if (kind === 'content') {
      return new Response(toStream((await openPublishedFile({ db, store }, { cid: id ?? '' })).bytes));
    }
    if (kind === 'contributions') {
      return Response.json(await listContributionHashes({ db }, { contributionId: Number(id) }));
    }
    return Response.json(await readReceiptDocument({ db }, { id: id ?? '', viewer: null }));
  };
  return async (address) => {
    try {
      return await serve(new URL(String(address)));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return new Response(null, { status: httpStatus(error.code) });
    }
  };
}

/** A stranger's view of an economy: its chain's events, and the files that its site would serve over HTTP. */
export async function openEconomySite(
  economy: Pick<TestEconomy, 'chain' | 'database' | 'store'>,
  tamper: (path: string, bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> = (_, bytes) => bytes,
): Promise<Site> {
  const ask = serveEconomy(economy);
  const fetchFile: typeof fetch = async (address) => {
    const response = await ask(address);
    if (!response.ok) return response;
    return new Response(tamper(new URL(String(address)).pathname, new Uint8Array(await response.arrayBuffer())));
  };
  const { reader: client, chainId, addresses } = economy.chain;
  return openSite({
    url: 'http://site.example',
    facts: await openChainFacts({ client, chainId, addresses }),
    fetchFile,
  });
}
