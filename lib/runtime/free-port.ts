import { createServer } from 'node:net';

/** Whether a server could listen on `host`:`port` now. Throws what is not about the port being taken (EACCES below 1024). */
export async function isPortFree({ host, port }: { host: string; port: number }): Promise<boolean> {
  return (await tryListen({ host, port })) !== null;
}

/** `wanted` when it is free on this machine, else one that the system picks. */
export async function findFreePort(wanted: number | null = null): Promise<number> {
  const host = '127.0.0.1';
  const kept = wanted === null ? null : await tryListen({ host, port: wanted });
  const port = kept ?? (await tryListen({ host, port: 0 }));
  if (port === null) throw new Error('The system gave no free port.');
  return port;
}

function tryListen({ host, port }: { host: string; port: number }): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      const got = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve(got));
    });
  });
}
