/** The answer to a path under /v1 that does not exist. */
export function unknownPath(request: Request): Response {
  const { pathname } = new URL(request.url);
  const message = `There is no ${request.method} ${pathname}. Here are /v1/models, /v1/chat/completions, /v1/completions and /v1/embeddings.`;
  return Response.json(
    { error: { message, type: 'invalid_request_error', param: null, code: 'unknown_url' } },
    { status: 404, headers: { 'access-control-allow-origin': '*' } },
  );
}
