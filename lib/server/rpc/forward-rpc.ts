import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { ALLOWED_METHODS } from '@/lib/server/rpc/allowed-methods';

/** JSON-RPC calls in one request. */
export const BATCH_LIMIT = 100;
/** Bytes of one request. */
export const RPC_BODY_LIMIT = 1024 * 1024;
const TIMEOUT_MS = 20_000;

const call = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string().max(100), z.number(), z.null()]).default(null),
  method: z.string().max(100),
  params: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]).optional(),
});
type Call = z.infer<typeof call>;
type Reply = { jsonrpc: '2.0'; id: Call['id']; error: { code: number; message: string } };

/**
 * Answers a JSON-RPC 2.0 request or batch by asking the node at `rpcUrl`. Calls outside the list are answered here with
 * -32601 and never reach the node. The node's address never appears in an answer. Throws `invalid-input` for a body
 * that is no request, `too-large` for a longer batch, `chain-unavailable` when the node does not answer.
 */
export async function forwardRpc(
  { rpcUrl, fetchNode = fetch }: { rpcUrl: string; fetchNode?: typeof fetch },
  body: unknown,
): Promise<unknown> {
  const batch = Array.isArray(body) ? body : [body];
  if (batch.length > BATCH_LIMIT) {
    throw new AppError('too-large', `The batch has ${batch.length} calls. Send at most ${BATCH_LIMIT} at a time.`);
  }
  const parsed = z.array(call).min(1).safeParse(batch);
  if (!parsed.success) {
    throw new AppError('invalid-input', 'The body is not a JSON-RPC 2.0 request. Send {jsonrpc, id, method, params}.');
  }
  const [allowed, refused] = [
    parsed.data.filter((one) => ALLOWED_METHODS.has(one.method)),
    parsed.data.filter((one) => !ALLOWED_METHODS.has(one.method)),
  ];
  const answers = [
    ...refused.map(refuse),
    ...(allowed.length > 0 ? await askNode({ rpcUrl, fetchNode }, allowed) : []),
  ];
  return Array.isArray(body) ? answers : answers[0];
}

function refuse({ id, method }: Call): Reply {
  return { jsonrpc: '2.0', id, error: { code: -32601, message: `The method ${method} is not offered here.` } };
}

async function askNode(
  { rpcUrl, fetchNode }: { rpcUrl: string; fetchNode: typeof fetch },
  calls: Call[],
): Promise<unknown[]> {
  // Without the cause: a failed fetch names the address it tried.
  const unavailable = () =>
    new AppError('chain-unavailable', 'The chain does not answer just now. Try again in a moment.');
  const response = await fetchNode(rpcUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(calls),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw unavailable();
  });
  const answer: unknown = await response.json().catch(() => {
    throw unavailable();
  });
  if (Array.isArray(answer)) return answer;
  // A node that refuses the batch as a whole answers with one error: it holds for each of the calls.
  const error = z.object({ error: z.object({ code: z.number(), message: z.string() }) }).safeParse(answer);
  if (!error.success) throw unavailable();
  return calls.map(({ id }) => ({ jsonrpc: '2.0', id, error: error.data.error }));
}
