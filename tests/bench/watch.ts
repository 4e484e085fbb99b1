import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * What the watcher finds: ECONOMIES (default 25) economies of different seeds on real chains, each with EPOCHS (2) epochs of
 * the real jobs that it must leave alone, and PLANTS (8) dishonest ones proposed in place of the last, which it must
 * challenge in their window. Run: npm run bench:watch -- [ECONOMIES] [EPOCHS] [PLANTS]. Exit code 1 when it misses one.
 */
const [economies = 25, epochs = 2, plants = 8] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'tributary-watch-'));
const resultFile = join(folder, 'result.json');
const begun = performance.now();

const resultSchema = z.object({
  planted: z.array(
    z.object({
      kind: z.string(),
      challenged: z.boolean(),
      inTime: z.boolean(),
      seconds: z.number(),
      reason: z.string(),
    }),
  ),
  honest: z.array(z.object({ seed: z.number(), epoch: z.number(), kind: z.string(), challenged: z.boolean() })),
});

const seeds = Array.from({ length: economies }, (_, k) => 1_000 + 37 * k);
const child = spawn('vitest', ['run', '--project', 'integration', 'tests/integration/watch/planted-errors.test.ts'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, WATCH_CUT: JSON.stringify({ seeds, epochs, plants }), WATCH_RESULT: resultFile },
});
const code = await new Promise<number>((resolve) => child.once('exit', (ended) => resolve(ended ?? 1)));
try {
  print(resultSchema.parse(JSON.parse(readFileSync(resultFile, 'utf8'))));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = code;

function print({ planted, honest }: z.output<typeof resultSchema>): void {
  console.log('kind of error                                           planted  in time  slowest  a reason given');
  for (const kind of [...new Set(planted.map((one) => one.kind))].sort()) {
    const ours = planted.filter((one) => one.kind === kind);
    const caught = ours.filter(({ challenged, inTime }) => challenged && inTime);
    const slowest = Math.max(...ours.map(({ seconds }) => seconds));
    const columns = [kind.padEnd(56), pad(ours.length, 6), pad(caught.length, 8), pad(`${slowest} s`, 9)];
    console.log(`${columns.join(' ')}  ${ours[0]?.reason.slice(0, 90) ?? ''}`);
  }
  const caught = planted.filter(({ challenged, inTime }) => challenged && inTime).length;
  const wronged = honest.filter(({ challenged, kind }) => challenged || kind !== 'right').length;
  console.log(`\nplanted errors challenged in time   ${caught} of ${planted.length}`);
  console.log(`right proposals not left alone      ${wronged} of ${honest.length}`);
  console.log(`economies ${economies}, ${((performance.now() - begun) / 1000).toFixed(0)} s`);
}

function pad(value: number | string, width: number): string {
  return String(value).padStart(width);
}
