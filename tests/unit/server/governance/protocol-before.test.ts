import { expect, it } from 'vitest';
import type { ProtocolChange } from '@/lib/db/protocol';
import { protocolBefore } from '@/lib/server/governance/protocol-before';

const place = (second: number, index = 0) => ({
  at: new Date(second * 1_000),
  block: second,
  index,
  transactionHash: `0x${'00'.repeat(32)}`,
});
const parts = { treasury: 1_000, builder: 2_000, curators: 1_500, compute: 500, contributors: 5_000 };
const CHANGES: readonly ProtocolChange[] = [
  { ...place(30), kind: 'parameter', name: 'minimumBond', value: 3n },
  { ...place(20, 1), kind: 'parameter', name: 'minimumBond', value: 22n },
  { ...place(20, 0), kind: 'parameter', name: 'minimumBond', value: 2n },
  { ...place(10), kind: 'setting', name: 'quorumPercent', value: 4n },
  { ...place(10, 1), kind: 'role', name: 'guardian', holder: `0x${'11'.repeat(20)}` },
  { ...place(10, 2), kind: 'fee-parts', parts },
];

it.each([
  [10, {}, undefined],
  [11, {}, parts],
  [21, { minimumBond: 22n }, parts],
  [30, { minimumBond: 22n }, parts],
  [31, { minimumBond: 3n }, parts],
])('knows what was in force right before second %i', (second, parameters, feeParts) => {
  const before = protocolBefore(CHANGES, new Date(second * 1_000));
  expect(before.parameters).toEqual(parameters);
  expect(before.feeParts).toEqual(feeParts);
  expect(before.voting).toEqual(second > 10 ? { quorumPercent: 4n } : {});
});

it('leaves the changes as they were given', () => {
  const given = [...CHANGES];
  protocolBefore(given, new Date(99_000));
  expect(given).toEqual(CHANGES);
});
