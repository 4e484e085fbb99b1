import { createHash } from 'node:crypto';
import { CID } from 'multiformats/cid';
import { create } from 'multiformats/hashes/digest';
import { describe, expect, it } from 'vitest';
import { computeCid, isCid } from '@/lib/records/compute-cid';

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('computeCid', () => {
  it('is the raw sha-256 block of a file of one chunk', async () => {
    const bytes = new TextEncoder().encode('water');
    const digest = create(0x12, createHash('sha256').update(bytes).digest());
    expect(await computeCid(bytes)).toBe(CID.createV1(0x55, digest).toString());
  });

  it('does not depend on how the bytes arrive', async () => {
    const bytes = new Uint8Array(3_500_000).map((_, k) => (k * 31) % 251);
    const whole = await computeCid(bytes);
    expect(await computeCid(pieces(bytes, 65_536))).toBe(whole);
    expect(await computeCid(pieces(bytes, 1_234_567))).toBe(whole);
    expect(isCid(whole)).toBe(true);
  });
});

describe('isCid', () => {
  it.each([
    ['nothing', ''],
    ['a path', '../../../../../../../../../../../../../../../../etc/passwd'],
    ['version 0', 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG'],
    ['capital letters', 'BAFKREIHDWDCEFGH4DQKJV67UZCMW7OJEE6XEDZDETOJUZJEVTENXQUVYKU'],
    ['the right letters of no CID', `b${'a'.repeat(58)}`],
  ])('refuses %s', (_, text) => {
    expect(isCid(text)).toBe(false);
  });
});
