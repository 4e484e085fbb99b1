import { expect, it } from 'vitest';
import { addresses } from '@/contracts-abi/addresses';
import { localAccount } from '@/lib/chain/local-accounts';
import { nameAddress } from '@/lib/chain/name-address';

const CONTRACTS = addresses[31337];
if (!CONTRACTS) throw new Error('The local chain has no addresses.');

it('names each contract of the deployment differently, on any chain and in any case', () => {
  for (const local of [true, false]) {
    const names = Object.values(CONTRACTS).map((address) => nameAddress(address, { local, addresses: CONTRACTS }));
    expect(names).not.toContain(null);
    expect(new Set(names).size).toBe(10);
  }
  expect(nameAddress(CONTRACTS.timelock.toLowerCase(), { local: false, addresses: CONTRACTS })).toBe('treasury');
});

it('names people on the local chain only, and nobody else anywhere', () => {
  const amara = localAccount(0).address;
  expect(nameAddress(amara, { local: true, addresses: CONTRACTS })).toBe('amara');
  expect(nameAddress(amara, { local: false, addresses: CONTRACTS })).toBeNull();
  expect(nameAddress(localAccount(12).address, { local: true, addresses: CONTRACTS })).toBeNull();
});
