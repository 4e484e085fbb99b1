import { percentile } from '@/tests/bench/loop/timing';
import { measureLoad, measureRender } from '@/tests/bench/web/measure-load';
import { FRAMEWORK_KB, measureScripts } from '@/tests/bench/web/measure-scripts';
import { type LighthouseRun, runLighthouse } from '@/tests/bench/web/run-lighthouse';

/** What the pages are to come to. The framework alone has more JavaScript than `scriptsKb`: see FRAMEWORK_KB. */
const GOALS = {
  performance: 95,
  accessibility: 100,
  bestPractices: 95,
  layoutShift: 0,
  renderP50Ms: 30,
  cachedPerSecond: 300,
  uncachedPerSecond: 150,
  scriptsKb: 130,
} as const;

type Page = { readonly name: string; readonly url: string; readonly cookie: string };

/** Measures and prints it all; resolves with the goals that were missed. `attempts` 0 leaves Lighthouse out. */
export async function measureWeb(input: {
  webUrl: string;
  /** Of somebody who earned something: their earnings are looked at signed in, the rest as a visitor. */
  cookie: string;
  tools: string;
  paths: Readonly<Record<string, string>>;
  looks: number;
  seconds: number;
  attempts: number;
}): Promise<string[]> {
  const pages = Object.entries(input.paths).map(([name, path]) => ({
    name,
    url: `${input.webUrl}${path}`,
    cookie: path === '/earnings' ? input.cookie : '',
  }));
  return [
    ...(await printRenders(pages, input)),
    ...(await printLoads(input)),
    ...(await printScripts(pages)),
    ...(input.attempts > 0 ? await printLighthouse(pages, input) : []),
  ];
}

async function printRenders(
  pages: readonly Page[],
  { looks, webUrl, cookie: signedIn }: { looks: number; webUrl: string; cookie: string },
) {
  const missed: string[] = [];
  console.log(
    `\nrendered on the server for somebody signed in, time to the whole HTML, ${looks} looks one after the other:`,
  );
  // As somebody signed in: a visitor would be given pages that are kept.
  for (const { name, url } of [...pages, { name: 'Datanets', url: `${webUrl}/datanets` }]) {
    const { p50Ms, p95Ms, status } = await measureRender({ url, cookie: signedIn, looks });
    console.log(`  ${name.padEnd(10)} p50 ${p50Ms.toFixed(1)} ms, p95 ${p95Ms.toFixed(1)} ms (status ${status})`);
    if (status !== 200) missed.push(`${name} answered ${status}`);
    if (p50Ms > GOALS.renderP50Ms) missed.push(`${name}: p50 ${p50Ms.toFixed(1)} ms > ${GOALS.renderP50Ms} ms`);
  }
  return missed;
}

async function printLoads({
  webUrl,
  cookie,
  tools,
  seconds,
}: Record<'webUrl' | 'cookie' | 'tools', string> & { seconds: number }) {
  const missed: string[] = [];
  console.log(`\nthe list of Datanets, ten connections for ${seconds} s:`);
  const url = `${webUrl}/datanets`;
  for (const { name, as, goal } of [
    { name: 'visitors', as: '', goal: GOALS.cachedPerSecond },
    // What is rendered for somebody is never kept.
    { name: 'signed in', as: cookie, goal: GOALS.uncachedPerSecond },
  ]) {
    await measureLoad({ tools, url, cookie: as, seconds: 3 });
    const { perSecond, p50Ms, p99Ms, failed } = await measureLoad({ tools, url, cookie: as, seconds });
    console.log(
      `  ${name.padEnd(10)} ${perSecond.toFixed(0)} requests/s, p50 ${p50Ms} ms, p99 ${p99Ms} ms, ${failed} failed`,
    );
    if (failed > 0) missed.push(`Datanets for ${name}: ${failed} requests failed`);
    if (perSecond < goal) missed.push(`Datanets for ${name}: ${perSecond.toFixed(0)} < ${goal} requests/s`);
  }
  return missed;
}

async function printScripts(pages: readonly Page[]): Promise<string[]> {
  const missed: string[] = [];
  console.log(`\nJavaScript that the HTML asks for, gzipped (a blank page of this framework: ${FRAMEWORK_KB} kB):`);
  for (const page of pages) {
    const kb = await measureScripts(page);
    console.log(`  ${page.name.padEnd(10)} ${kb.toFixed(1)} kB, of that ours ${(kb - FRAMEWORK_KB).toFixed(1)} kB`);
    if (kb > GOALS.scriptsKb) missed.push(`${page.name}: ${kb.toFixed(1)} kB of JavaScript > ${GOALS.scriptsKb} kB`);
  }
  return missed;
}

async function printLighthouse(pages: readonly Page[], { tools, attempts }: { tools: string; attempts: number }) {
  const missed: string[] = [];
  console.log(`\nLighthouse, mobile preset, medians of ${attempts}:`);
  for (const { name, url, cookie } of pages) {
    const runs: LighthouseRun[] = [];
    for (let i = 0; i < attempts; i++) runs.push(await runLighthouse({ tools, url, cookie }));
    const median = (read: (run: LighthouseRun) => number) => percentile(runs.map(read), 0.5);
    const scores = {
      performance: median((run) => run.performance),
      accessibility: median((run) => run.accessibility),
      bestPractices: median((run) => run.bestPractices),
    };
    const shift = median((run) => run.layoutShift);
    console.log(
      `  ${name.padEnd(10)} performance ${scores.performance}, accessibility ${scores.accessibility}, best practices ${scores.bestPractices}; ` +
        `CLS ${shift.toFixed(3)}, FCP ${median((run) => run.firstPaintMs).toFixed(0)} ms, LCP ${median((run) => run.largestPaintMs).toFixed(0)} ms, TBT ${median((run) => run.blockedMs).toFixed(0)} ms`,
    );
    const told = [...new Set(runs.flatMap((run) => run.missed))];
    if (told.length > 0) console.log(`             below their best: ${told.join(', ')}`);
    for (const kind of ['performance', 'accessibility', 'bestPractices'] as const) {
      if (scores[kind] < GOALS[kind]) missed.push(`${name}: ${kind} ${scores[kind]} < ${GOALS[kind]}`);
    }
    if (shift > GOALS.layoutShift + 0.0005) missed.push(`${name}: the layout shifts by ${shift.toFixed(3)}`);
  }
  return missed;
}
