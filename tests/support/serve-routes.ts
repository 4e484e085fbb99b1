import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Response | Promise<Response>;

/** A route file of the app; `path` may end with one parameter: `/v1/models/[id]`. */
export type ServedRoute = { path: string; handlers: Partial<Record<string, unknown>> };

/**
 * Serves route handlers over HTTP as Next does: streamed bodies as they are written, and a client that leaves aborts the
 * request's signal and cancels the body. `leftEarly` counts the clients that left before they had all of their answer.
 */
export async function serveRoutes(
  routes: readonly ServedRoute[],
): Promise<{ url: string; leftEarly: () => number; stop: () => Promise<void> }> {
  let leftEarly = 0;
  const server = createServer((incoming, outgoing) => {
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) leftEarly += 1;
    });
    answer(routes, incoming, outgoing).catch((error: unknown) => {
      console.error(error);
      outgoing.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    leftEarly: () => leftEarly,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  routes: readonly ServedRoute[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host}`);
  const found = find(routes, { pathname: url.pathname, method: incoming.method ?? 'GET' });
  if (!found) {
    outgoing.writeHead(404).end();
    return;
  }
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort(new DOMException('The client left.', 'AbortError')));
  const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD' && incoming.method !== 'OPTIONS';
  const request = new Request(url, {
    method: incoming.method ?? 'GET',
    headers: Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as [string, string]),
    signal: gone.signal,
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>, duplex: 'half' } : {}),
  } as RequestInit);
  const response = await found.handler(request, { params: Promise.resolve(found.params) });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  const reader = response.body?.getReader();
  if (reader) {
    const cancel = () => void reader.cancel().catch(() => {});
    gone.signal.addEventListener('abort', cancel, { once: true });
    for (let step = await reader.read(); !step.done; step = await reader.read()) outgoing.write(step.value);
    gone.signal.removeEventListener('abort', cancel);
  }
  outgoing.end();
}

function find(
  routes: readonly ServedRoute[],
  { pathname, method }: { pathname: string; method: string },
): { handler: Handler; params: Record<string, string> } | null {
  for (const { path, handlers } of routes) {
    const handler = handlers[method] as Handler | undefined;
    if (!handler) continue;
    const parameter = /\/\[(\w+)\]$/.exec(path)?.[1];
    if (parameter === undefined) {
      if (path === pathname) return { handler, params: {} };
      continue;
    }
    const prefix = path.slice(0, -parameter.length - 2);
    const rest = pathname.startsWith(prefix) ? decodeURIComponent(pathname.slice(prefix.length)) : '';
    if (rest !== '' && !rest.includes('/')) return { handler, params: { [parameter]: rest } };
  }
  return null;
}
