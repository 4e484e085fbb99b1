import { hashTypedData } from 'viem';
import { describe, expect, it } from 'vitest';
import { claimFile, claimLink, writeClaim } from '@/components/earnings/claim-text';
import { readClaimText } from '@/components/earnings/read-claim-text';
import type { SignedClaim, SignedClaimInput } from '@/lib/schemas/claim';
import { claimTypedData } from '@/lib/schemas/claim-typed-data';

const READ: SignedClaim = {
  version: 1,
  chainId: 31337,
  distributor: `0x${'0c'.repeat(20)}`,
  account: `0x${'a1'.repeat(20)}`,
  to: `0x${'b2'.repeat(20)}`,
  cumulativeAmount: 123456789012345678901234567890n,
  deadline: 1_800_000_000,
  signature: `0x${'5a'.repeat(65)}`,
};
const CLAIM: SignedClaimInput = { ...READ, cumulativeAmount: '123456789012345678901234567890' };

describe('a signed claim as text', () => {
  it('comes back from its link, from what stands behind the #, and from its file', () => {
    const link = claimLink('https://tributary.example', CLAIM);
    expect(link).toMatch(/^https:\/\/tributary\.example\/earnings\/submit#claim=[\w-]+$/);
    expect(readClaimText(link)).toEqual(READ);
    expect(readClaimText(link.slice(link.indexOf('=') + 1))).toEqual(READ);
    expect(readClaimText(claimFile(CLAIM))).toEqual(READ);
    expect(writeClaim(READ)).toEqual(CLAIM);
  });

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['half a link', claimLink('', CLAIM).slice(0, 200)],
    ['another file', '{"version":1}'],
    ['a field too many', JSON.stringify({ ...CLAIM, note: 'hello' })],
    ['the zero address', JSON.stringify({ ...CLAIM, to: `0x${'0'.repeat(40)}` })],
    ['an amount of 256 bits and more', JSON.stringify({ ...CLAIM, cumulativeAmount: (2n ** 256n).toString() })],
    ['a signature that no wallet makes', JSON.stringify({ ...CLAIM, signature: `0x${'00'.repeat(16_385)}` })],
  ])('is refused where it holds %s', (_, text) => {
    expect(() => readClaimText(text)).toThrow(/not a signed claim/);
  });
});

describe('what is signed', () => {
  it('differs with the chain, the distributor and every field', () => {
    const digest = (change: Partial<SignedClaim>) => hashTypedData(claimTypedData({ ...READ, ...change }));
    const changes: Partial<SignedClaim>[] = [
      {},
      { chainId: 1 },
      { distributor: READ.account },
      { account: READ.to },
      { to: READ.account },
      { cumulativeAmount: 1n },
      { deadline: 1 },
    ];
    expect(new Set(changes.map(digest)).size).toBe(changes.length);
  });
});
