import { createPublicClient, http } from 'viem';
import type { VerifyReply, VerifyRequest } from '@/components/receipts/verify-messages';
import { buildChain } from '@/lib/chain/chain-config';
import { openChainFacts } from '@/lib/chain/facts/open-chain-facts';
import { AppError } from '@/lib/core/errors';
import { openSite } from '@/lib/verify/open-site';
import { verifyReceipt } from '@/lib/verify/verify-receipt';

/** Comparing more public records than this for copies takes a page longer than somebody waits. */
const MOST_RECORDS = 20_000;
/** Computing the gradients of more records than this again takes longer too. */
const MOST_GRADIENTS = 1_000;

function tell(reply: VerifyReply): void {
  self.postMessage(reply);
}

/** The code of `npm run verify -- --receipt`, away from the page's thread. */
async function verify({ chain, receiptId, epoch }: VerifyRequest): Promise<void> {
  const begun = performance.now();
  tell({ kind: 'begun' });
  const rpcUrl = new URL(chain.rpcPath, self.location.origin).href;
  const client = createPublicClient({
    chain: buildChain({ chainId: chain.chainId, rpcUrl }),
    transport: http(rpcUrl, { batch: { wait: 0 } }),
  });
  const facts = await openChainFacts({ client, chainId: chain.chainId, addresses: chain.addresses });
  const site = openSite({ url: self.location.origin, facts });
  const { verdict } = await verifyReceipt(
    site,
    {
      id: receiptId,
      epoch,
      document: await site.readReceipt(receiptId),
      limits: { mostRecords: MOST_RECORDS, mostGradients: MOST_GRADIENTS },
    },
    { onStep: (step) => tell({ kind: 'step', step }), onCheck: (check) => tell({ kind: 'check', check }) },
  );
  tell({ kind: 'verdict', verdict, seconds: (performance.now() - begun) / 1000 });
}

self.addEventListener('message', ({ data }: MessageEvent<VerifyRequest>) => {
  verify(data).catch((error: unknown) => {
    console.error(error);
    tell({
      kind: 'failed',
      message: error instanceof AppError ? error.message : null,
    });
  });
});
