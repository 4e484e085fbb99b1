import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reportProgress } from '@/lib/demo/report-progress';
import { readDemoProgress } from '@/lib/server/overview/read-demo-progress';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tributary-progress-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the front page reads what the demo reports, until it is over', async () => {
  const progress = reportProgress({ file: join(folder, 'demo.json'), total: 3 });
  progress.begin('amara contributes');
  progress.advance();
  expect(await readDemoProgress({ dataDir: folder })).toEqual({
    state: 'running',
    step: 'amara contributes',
    done: 1,
    total: 3,
  });
  progress.end('done');
  expect(JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8'))).toMatchObject({ state: 'done', done: 3 });
  expect(await readDemoProgress({ dataDir: folder })).toBeNull();
});

test('a failure keeps what was being done', async () => {
  const progress = reportProgress({ file: join(folder, 'demo.json'), total: 3 });
  progress.begin('bilal asks a question');
  progress.end('failed');
  expect(await readDemoProgress({ dataDir: folder })).toMatchObject({ state: 'failed', step: 'bilal asks a question' });
});
