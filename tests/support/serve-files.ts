import { openChainFacts } from '@/lib/chain/facts/open-chain-facts';
import { AppError, httpStatus } from '@/lib/core/errors';
import { listContributionHashes } from '@/lib/server/content/list-contribution-hashes';
import { openPublishedFile } from '@/lib/server/content/open-published-file';
import { readReceiptDocument } from '@/lib/server/receipts/read-receipt-document';
import { toStream } from '@/lib/server/to-stream';
import { openSite, type Site } from '@/lib/verify/open-site';
import type { TestEconomy } from '@/tests/support/start-economy';

/** A stranger's view of an economy: its chain's events, and the files that its site would serve over HTTP. */
export async function openEconomySite(
  { chain, database: { db }, store }: TestEconomy,
  tamper: (path: string, bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> = (_, bytes) => bytes,
): Promise<Site> {
  const serve = async (path: string): Promise<Response> => {
    const [, kind, id = ''] = /^\/api\/v1\/(content|contributions|receipts)\/([^/]+)/.exec(path) ?? [];
    if (kind === 'content') return new Response(toStream((await openPublishedFile({ db, store }, { cid: id })).bytes));
    if (kind === 'contributions') {
      return Response.json(await listContributionHashes({ db }, { contributionId: Number(id) }));
    }
    return Response.json(await readReceiptDocument({ db }, { id, viewer: null }));
  };
  const fetchFile: typeof fetch = async (address) => {
    const { pathname } = new URL(String(address));
    try {
      const response = await serve(pathname);
      return new Response(tamper(pathname, new Uint8Array(await response.arrayBuffer())));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return new Response(null, { status: httpStatus(error.code) });
    }
  };
  const { reader: client, chainId, addresses } = chain;
  return openSite({
    url: 'http://site.example',
    facts: await openChainFacts({ client, chainId, addresses }),
    fetchFile,
  });
}
