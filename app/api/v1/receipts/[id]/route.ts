import { authenticateApiKey } from '@/lib/server/api-keys/authenticate-api-key';
import { dependencies } from '@/lib/server/dependencies';
import { toJsonResponse } from '@/lib/server/http-result';
import { readReceiptDocument } from '@/lib/server/receipts/read-receipt-document';
import { readSession } from '@/lib/server/session/read-session';

/** A receipt's document: for everybody once it is settled, before that for its asker (session or bearer key). */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return toJsonResponse(async () => {
    const { id } = await params;
    const deps = dependencies();
    const authorization = request.headers.get('authorization');
    const asker = authorization
      ? await authenticateApiKey(deps, { authorization, now: new Date() })
      : await readSession();
    return readReceiptDocument(deps, { id, viewer: asker?.account ?? null });
  });
}
