import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { takeLock } from '@/lib/runtime/lock';
import { identifyProcess, isRunning } from '@/lib/runtime/process-identity';

const folder = mkdtempSync(join(tmpdir(), 'tributary-lock-'));
const path = join(folder, 'lock.json');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const holderIn = () => JSON.parse(readFileSync(path, 'utf8')) as { pid: number; stopping: boolean };

describe('takeLock', () => {
  it('is held until it is released', async () => {
    const lock = await takeLock({ path, url: 'http://one' });
    await expect(takeLock({ path, url: 'http://two' })).rejects.toMatchObject({ code: 'conflict' });
    lock.release();
    (await takeLock({ path, url: 'http://two' })).release();
  });

  it.each([
    ['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, startedAt: 'x', url: 'u', stopping: false })],
    [
      'a process id that another process has now',
      JSON.stringify({ pid: 1, startedAt: 'x', url: 'u', stopping: false }),
    ],
    ['a write that was cut off', '{"pid":'],
  ])('takes over the lock of %s', async (_, content) => {
    writeFileSync(path, content);
    const lock = await takeLock({ path, url: 'http://one' });
    expect(holderIn().pid).toBe(process.pid);
    lock.release();
  });

  it('waits for a holder that is stopping', async () => {
    const lock = await takeLock({ path, url: 'http://one' });
    lock.markStopping();
    expect(holderIn().stopping).toBe(true);
    const next = takeLock({ path, url: 'http://two' });
    lock.release();
    (await next).release();
  });
});

describe('identifyProcess', () => {
  it('tells this process from one with the same id and another start', () => {
    const self = identifyProcess(process.pid);
    expect(self && isRunning(self)).toBe(true);
    expect(isRunning({ pid: process.pid, startedAt: 'another time' })).toBe(false);
    expect(identifyProcess(2 ** 22 + 1)).toBeNull();
  });
});
