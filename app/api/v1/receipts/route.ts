import { receiptListQuerySchema } from '@/lib/schemas/receipt-list';
import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { parseInput } from '@/lib/server/parse-input';
import { listPublished } from '@/lib/server/receipts/list-published';

export const dynamic = 'force-dynamic';

/**
 * The receipts published after a cursor, oldest first: `?after=<next of the page before>&limit=<up to 1000>`. Answers
 * {receipts: [{id, cid, permissionHash, modelId, units, unitPrice, fee, attributedAt}], next}. For everybody.
 */
export async function GET(request: Request): Promise<Response> {
  return toJsonResponse(async () => {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    return listPublished(dependencies(), parseInput(receiptListQuerySchema, query));
  });
}
