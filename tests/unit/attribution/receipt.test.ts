import { describe, expect, it } from 'vitest';
import { chainReceipts, NO_RECEIPT, type Receipt, receiptHash, receiptJson } from '@/lib/attribution/receipt';
import { canonicalJson } from '@/lib/core/canonical-json';
import { DEFAULT_FEE_PARTS } from '@/lib/rewards/roles';

const receipt: Receipt = {
  version: 1,
  id: '018f0000-0000-7000-8000-000000000001',
  chainId: 31337,
  vault: '0x0000000000000000000000000000000000000001',
  model: { id: 3, version: 1, manifestHash: `0x${'ab'.repeat(32)}` },
  account: '0x0000000000000000000000000000000000000002',
  permissionHash: `0x${'cd'.repeat(32)}`,
  units: 1,
  unitPrice: 10n ** 18n,
  fee: 10n ** 18n,
  pricedAtBlock: 12,
  askedAt: 1_700_000_000,
  question: 'Where is my card?',
  answer: { label: 'card_arrival', margin: 1.5 },
  disclosed: true,
  attribution: {
    evidence: 'influence',
    method: 'influence-exact-leverage',
    rule: 'records',
    noiseFloor: 4295n,
    records: [{ contributionId: 1, index: 0, hash: `0x${'11'.repeat(32)}`, influence: -7n, weight: 0n }],
    commons: 0n,
    spans: [],
  },
  parts: DEFAULT_FEE_PARTS,
  shares: [{ account: '0x0000000000000000000000000000000000000003', role: 'treasury', amount: 10n ** 18n, model: 3 }],
  royalties: [],
  stakes: [],
  previous: NO_RECEIPT,
};

describe('receiptHash', () => {
  it('does not depend on the order of fields', () => {
    const { version, ...rest } = receipt;
    expect(receiptHash({ ...rest, version })).toBe(receiptHash(receipt));
  });

  it('writes amounts as decimal strings', () => {
    const text = canonicalJson(receiptJson(receipt));
    expect(text).toContain('"fee":"1000000000000000000"');
    expect(text).toContain('"influence":"-7"');
    expect(JSON.parse(text).shares[0].amount).toBe('1000000000000000000');
  });

  it('changes with any field', () => {
    const changed: Receipt[] = [
      { ...receipt, fee: receipt.fee + 1n },
      { ...receipt, answer: { label: 'card_arrival', margin: 1.6 } },
      { ...receipt, disclosed: false },
      { ...receipt, model: { ...receipt.model, version: 2 } },
      { ...receipt, attribution: { ...receipt.attribution, noiseFloor: 0n } },
      { ...receipt, attribution: { ...receipt.attribution, commons: 1n } },
      { ...receipt, attribution: { ...receipt.attribution, spans: [{ start: 0, end: 4, records: [0] }] } },
      { ...receipt, shares: [] },
      { ...receipt, shares: receipt.shares.map((share) => ({ ...share, model: 2 })) },
      { ...receipt, royalties: [{ model: 1, version: 1, child: 3, part: 500, amount: 1n }] },
      { ...receipt, stakes: [{ model: 3, datanetId: 1, account: receipt.account, active: 1n }] },
      { ...receipt, previous: receiptHash(receipt) },
    ];
    const hashes = [receipt, ...changed].map(receiptHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('chainReceipts', () => {
  it('names in each receipt the hash of the one before', () => {
    const { previous: _, ...open } = receipt;
    const [first, second] = chainReceipts([open, { ...open, id: 'second' }]);
    expect(first?.receipt.previous).toBe(NO_RECEIPT);
    expect(first?.hash).toBe(receiptHash(receipt));
    expect(second?.receipt.previous).toBe(first?.hash);
    expect(chainReceipts([open], second?.hash)[0]?.receipt.previous).toBe(second?.hash);
  });
});
