import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { POST as postLease } from '@/app/api/v1/compute/leases/route';
import { GET as getSite } from '@/app/api/v1/compute/route';
import { GET as getAttempts } from '@/app/api/v1/compute/runs/[id]/attempts/route';
import { PUT as putFile } from '@/app/api/v1/compute/runs/[id]/files/[cid]/route';
import { POST as postGiveUp } from '@/app/api/v1/compute/runs/[id]/give-up/route';
import { GET as getJob } from '@/app/api/v1/compute/runs/[id]/job/route';
import { POST as postProgress } from '@/app/api/v1/compute/runs/[id]/progress/route';
import { POST as postResult } from '@/app/api/v1/compute/runs/[id]/result/route';
import { GET as getContent } from '@/app/api/v1/content/[cid]/route';

type Answer = (request: Request, params: Record<string, string>) => Promise<Response>;

const run = '(?<id>[^/]+)';
const at = (params: Record<string, string>) => ({ params: Promise.resolve({ id: '', cid: '', ...params }) });
const ROUTES: readonly [method: string, path: string, answer: Answer][] = [
  ['GET', '/api/v1/compute', (request) => getSite(request)],
  ['POST', '/api/v1/compute/leases', (request) => postLease(request)],
  ['GET', `/api/v1/compute/runs/${run}/job`, (request, params) => getJob(request, at(params))],
  ['GET', `/api/v1/compute/runs/${run}/attempts`, (request, params) => getAttempts(request, at(params))],
  ['POST', `/api/v1/compute/runs/${run}/progress`, (request, params) => postProgress(request, at(params))],
  ['POST', `/api/v1/compute/runs/${run}/result`, (request, params) => postResult(request, at(params))],
  ['POST', `/api/v1/compute/runs/${run}/give-up`, (request, params) => postGiveUp(request, at(params))],
  ['PUT', `/api/v1/compute/runs/${run}/files/(?<cid>[^/]+)`, (request, params) => putFile(request, at(params))],
  ['GET', '/api/v1/content/(?<cid>[^/]+)', (request, params) => getContent(request, at(params))],
];

/** Serves what a compute provider asks of a site, over HTTP. */
export async function serveCompute(): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host}`);
    const bodyless = incoming.method === 'GET';
    const request = new Request(url, {
      method: incoming.method ?? 'GET',
      headers: Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as [string, string]),
      ...(bodyless ? {} : { body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>, duplex: 'half' }),
    } as RequestInit);
    const answer = async () => {
      for (const [method, path, route] of ROUTES) {
        const found = new RegExp(`^${path}$`).exec(url.pathname);
        if (found && method === incoming.method) return route(request, { ...found.groups });
      }
      return new Response('', { status: 404 });
    };
    answer()
      .then(async (response) => {
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        outgoing.end(new Uint8Array(await response.arrayBuffer()));
      })
      .catch((error) => {
        console.error(error);
        outgoing.destroy();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
