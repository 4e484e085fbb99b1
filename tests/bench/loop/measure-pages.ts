import { percentile, timed } from '@/tests/bench/loop/timing';

const LOOKS = 15;

export type PageTime = { readonly page: string; readonly p50Ms: number; readonly status: number };

/** The median time until a page's whole HTML is there, over 15 looks after a first one. */
export async function measurePages({
  webUrl,
  paths,
  cookie,
}: {
  webUrl: string;
  paths: Readonly<Record<string, string>>;
  cookie: string;
}): Promise<PageTime[]> {
  const times: PageTime[] = [];
  for (const [page, path] of Object.entries(paths)) {
    const look = async () => {
      const response = await fetch(`${webUrl}${path}`, { headers: { cookie } });
      await response.text();
      return response.status;
    };
    const status = await look();
    const looks: number[] = [];
    for (let i = 0; i < LOOKS; i++) looks.push((await timed(look)).ms);
    times.push({ page: `${page} (${path})`, p50Ms: percentile(looks, 0.5), status });
  }
  return times;
}
