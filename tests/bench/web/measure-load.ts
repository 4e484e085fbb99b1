import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { percentile, timed } from '@/tests/bench/loop/timing';

const CONNECTIONS = 10;
const WARM_UP = 20;

const resultSchema = z.object({
  requests: z.object({ average: z.number() }),
  latency: z.object({ p50: z.number(), p99: z.number() }),
  non2xx: z.number(),
  errors: z.number(),
});

export type Load = {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly failed: number;
};

/** How many requests a second a page answers ten connections that ask again at once (autocannon). */
export async function measureLoad({
  tools,
  url,
  cookie,
  seconds,
}: {
  tools: string;
  url: string;
  cookie: string;
  seconds: number;
}): Promise<Load> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(tools, 'autocannon/autocannon.js'),
      ...['--connections', String(CONNECTIONS), '--duration', String(seconds), '--json', '--no-progress'],
      ...['--headers', `accept-encoding=gzip`, ...(cookie ? ['--headers', `cookie=${cookie}`] : [])],
      url,
    ],
    { maxBuffer: 16 * 1024 * 1024 },
  );
  const { requests, latency, non2xx, errors } = resultSchema.parse(JSON.parse(stdout));
  return { perSecond: requests.average, p50Ms: latency.p50, p99Ms: latency.p99, failed: non2xx + errors };
}

/** `status`: 200, or what another look was answered with. */
export type RenderTime = { readonly p50Ms: number; readonly p95Ms: number; readonly status: number };

/** How long one reader waits for a page's whole HTML, one look after the other. */
export async function measureRender({
  url,
  cookie,
  looks,
}: {
  url: string;
  cookie: string;
  looks: number;
}): Promise<RenderTime> {
  let status = 200;
  const look = async () => {
    const response = await fetch(url, { headers: { cookie } });
    await response.text();
    if (response.status !== 200) status = response.status;
  };
  for (let i = 0; i < WARM_UP; i++) await look();
  const times: number[] = [];
  for (let i = 0; i < looks; i++) times.push((await timed(look)).ms);
  return { p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95), status };
}
