import { toOpenAiError } from '@/lib/server/openai/openai-error';

/** Pages of other sites may ask with a key of their own: there is no cookie that could speak for anybody here. */
const CROSS_ORIGIN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-request-id, x-tributary-receipt, retry-after',
};

/** Runs the body of a route under /v1: its value as JSON, its own Response, or an error as OpenAI's clients read it. */
export async function toOpenAiResponse(body: () => Promise<unknown>): Promise<Response> {
  try {
    const value = await body();
    const response = value instanceof Response ? value : Response.json(value);
    return withHeaders(response, { 'cache-control': 'no-store', ...CROSS_ORIGIN });
  } catch (error) {
    const { status, headers, body } = toOpenAiError(error);
    return withHeaders(Response.json(body, { status }), { 'cache-control': 'no-store', ...CROSS_ORIGIN, ...headers });
  }
}

/** The answer to a browser that asks whether a page of another site may send a request. */
export function allowCrossOrigin(request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...CROSS_ORIGIN,
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers':
        request.headers.get('access-control-request-headers') ?? 'authorization, content-type, idempotency-key',
      'access-control-max-age': '86400',
      vary: 'access-control-request-headers',
    },
  });
}

function withHeaders(response: Response, headers: Record<string, string>): Response {
  for (const [name, value] of Object.entries(headers)) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  return response;
}
