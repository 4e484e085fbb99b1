import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { findChromium, howToGetOne } from '@/scripts/find-chromium.mjs';

const auditSchema = z.object({ numericValue: z.number().optional(), score: z.number().nullable() });

const reportSchema = z.object({
  categories: z.object({
    performance: z.object({ score: z.number().nullable() }),
    accessibility: z.object({ score: z.number().nullable() }),
    'best-practices': z.object({ score: z.number().nullable() }),
  }),
  audits: z.record(z.string(), auditSchema.loose()),
});

export type LighthouseRun = {
  /** 0 to 100, as Lighthouse shows them. */
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly layoutShift: number;
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  readonly blockedMs: number;
  /** Audits below their best, of those that count for accessibility and best practices. */
  readonly missed: readonly string[];
};

/** One look of Lighthouse at a page, by its mobile preset: a slow phone on a slow network, simulated. */
export async function runLighthouse({
  tools,
  url,
  cookie,
}: {
  tools: string;
  url: string;
  cookie?: string;
}): Promise<LighthouseRun> {
  const chromium = findChromium();
  if (!chromium) throw new Error(howToGetOne);
  const folder = mkdtempSync(join(tmpdir(), 'tributary-lighthouse-'));
  const output = join(folder, 'report.json');
  try {
    await promisify(execFile)(
      process.execPath,
      [
        join(tools, 'lighthouse/cli/index.js'),
        url,
        '--quiet',
        '--output=json',
        `--output-path=${output}`,
        '--only-categories=performance,accessibility,best-practices',
        '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update',
        ...(cookie ? [`--extra-headers=${JSON.stringify({ Cookie: cookie })}`] : []),
      ],
      { env: { ...process.env, CHROME_PATH: chromium }, maxBuffer: 64 * 1024 * 1024, timeout: 240_000 },
    );
    return read(JSON.parse(readFileSync(output, 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(json: unknown): LighthouseRun {
  const { categories, audits } = reportSchema.parse(json);
  const percent = (score: number | null) => Math.round((score ?? 0) * 100);
  const value = (name: string) => {
    const measured = audits[name]?.numericValue;
    if (measured === undefined) throw new Error(`Lighthouse measured no ${name}.`);
    return measured;
  };
  return {
    performance: percent(categories.performance.score),
    accessibility: percent(categories.accessibility.score),
    bestPractices: percent(categories['best-practices'].score),
    layoutShift: value('cumulative-layout-shift'),
    firstPaintMs: value('first-contentful-paint'),
    largestPaintMs: value('largest-contentful-paint'),
    blockedMs: value('total-blocking-time'),
    missed: Object.entries(audits)
      .filter(([, { score, scoreDisplayMode }]) => scoreDisplayMode === 'binary' && score !== null && score < 1)
      .map(([name]) => name),
  };
}
