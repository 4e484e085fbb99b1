import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLeaseFolder } from '@/lib/compute/lease-folder';
import { keccak256 } from '@/lib/core/keccak';
import { writeResult } from '@/lib/jobs/train/result-document';

const JOB = keccak256('a job');
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tributary-lease-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const resultFolder = () => join(root, JOB.slice(2, 34), 'result');

async function keepOne() {
  const document = await writeResult({
    jobHash: JOB,
    trained: {
      kind: 'result',
      bytes: new Uint8Array([1, 2, 3]),
      gradients: null,
      shares: {
        rule: 'record-counts',
        shares: [{ account: `0x${'a'.repeat(40)}`, partsPerMillion: 1_000_000 }],
        effects: [],
      },
      trained: { kind: 'endpoint' },
    },
  });
  await (await openLeaseFolder(root, JOB)).keepResult(document);
  return document;
}

describe('openLeaseFolder', () => {
  it('gives back what an earlier process kept, byte for byte', async () => {
    const document = await keepOne();
    expect(await (await openLeaseFolder(root, JOB)).readResult()).toEqual(document);
    expect(await (await openLeaseFolder(root, keccak256('another'))).readResult()).toBeNull();
  });

  it.each(['', '{"version":1,'])('computes again what a power cut left as %j', async (left) => {
    await keepOne();
    writeFileSync(join(resultFolder(), 'result.json'), left);
    expect(await (await openLeaseFolder(root, JOB)).readResult()).toBeNull();
  });

  it('computes again where a file is half there, or gone', async () => {
    const { files } = await keepOne();
    const file = join(resultFolder(), files[0]?.cid ?? '');
    writeFileSync(file, new Uint8Array([1, 2]));
    expect(await (await openLeaseFolder(root, JOB)).readResult()).toBeNull();
    rmSync(file);
    expect(await (await openLeaseFolder(root, JOB)).readResult()).toBeNull();
  });

  it('leaves nothing once it is removed', async () => {
    await keepOne();
    const folder = await openLeaseFolder(root, JOB);
    await folder.remove();
    expect(await folder.readResult()).toBeNull();
  });
});
