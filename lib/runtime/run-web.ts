import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import next from 'next';
import { env } from '@/lib/env';
import { followChanges } from '@/lib/runtime/web/follow-changes';
import { limitRequests } from '@/lib/runtime/web/limit-requests';
import { createPageCache } from '@/lib/runtime/web/page-cache';

// The web application's process: Next's production server, before it the pages that say the same to every visitor, and
// before all of it how much one address may ask.
const { values } = parseArgs({ options: { port: { type: 'string' }, hostname: { type: 'string' } } });
const port = Number(values.port);
const hostname = values.hostname ?? 'localhost';

const server = createServer();
const app = next({
  dev: false,
  dir: fileURLToPath(new URL('../..', import.meta.url)),
  port,
  hostname,
  httpServer: server,
});
await app.prepare();
const render = app.getRequestHandler();
const pages = createPageCache({ handle: (request, response) => render(request, response) });
const stopFollowing = await followChanges({
  url: env.DATABASE_URL,
  onChange: pages.forget,
  onLost: pages.pause,
  onBack: pages.resume,
});
const handle = limitRequests({ handle: pages.handle, proxies: env.TRUSTED_PROXIES, tell: console.warn });
server.on('request', (request, response) => {
  handle(request, response).catch((error: unknown) => {
    console.error(error);
    // What has begun must not look whole: the connection is cut.
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end();
  });
});
server.listen(port, hostname);
await once(server, 'listening');

let ending = false;
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (ending) return;
    ending = true;
    server.close(() => void Promise.allSettled([stopFollowing(), app.close()]).then(() => process.exit(0)));
    server.closeIdleConnections();
  });
}
