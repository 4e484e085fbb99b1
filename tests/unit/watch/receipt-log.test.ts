import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openReceiptLog } from '@/lib/watch/receipt-log';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tributary-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('goes on after a kill where it was, and keeps the first thing it saw', async () => {
  const path = join(folder, 'deep', 'log.jsonl');
  const log = await openReceiptLog(path);
  expect(log.cursorOf('a')).toBeNull();
  await log.note({
    site: 'a',
    cursor: '2',
    receipts: [
      { id: 'r1', cid: 'c1' },
      { id: 'r2', cid: 'c2' },
    ],
  });
  await log.note({ site: 'b', cursor: '9', receipts: [{ id: 'r1', cid: 'other' }] });
  await log.note({ site: 'a', cursor: '2', receipts: [] });
  // Killed while it wrote the next page.
  appendFileSync(path, '{"id":"r3","cid":"c3","site":"a"}\n{"site":"a","cur');
  const again = await openReceiptLog(path);
  expect(again.entries()).toEqual([
    { id: 'r1', cid: 'c1' },
    { id: 'r2', cid: 'c2' },
    { id: 'r3', cid: 'c3' },
  ]);
  expect([again.cidOf('r1'), again.newestOf('r1'), again.newestOf('r2')]).toEqual(['c1', 'other', 'c2']);
  // An old list read again brings back nothing.
  await again.note({ site: 'c', cursor: '1', receipts: [{ id: 'r1', cid: 'c1' }] });
  expect(again.newestOf('r1')).toBe('other');
  expect([again.cursorOf('a'), again.cursorOf('b')]).toEqual(['2', '9']);
  await again.note({ site: 'a', cursor: '3', receipts: [{ id: 'r3', cid: 'c3' }] });
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toHaveLength(lines.length);
  expect((await openReceiptLog(path)).cursorOf('a')).toBe('3');
});

it('keeps nothing on disk without a path', async () => {
  const log = await openReceiptLog(null);
  await log.note({ site: 'a', cursor: '1', receipts: [{ id: 'r1', cid: 'c1' }] });
  expect(log.cidOf('r1')).toBe('c1');
  expect(log.cidOf('r2')).toBeNull();
});
