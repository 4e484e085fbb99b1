import { expect, it } from 'vitest';
import { nameAddress, nameOrShorten } from '@/components/ui/name-address';
import { addresses } from '@/contracts-abi/addresses';
import { localAccount } from '@/lib/chain/local-accounts';
import { GERMAN, textsFor } from '@/tests/support/texts';

const CONTRACTS = addresses[31337];
if (!CONTRACTS) throw new Error('The local chain has no addresses.');

const english = textsFor('ui.address');
const german = textsFor('ui.address', GERMAN);

it('names each contract of the deployment differently, on any chain, in any case and in the reader’s language', () => {
  const chain = (local: boolean) => ({ local, addresses: CONTRACTS });
  for (const t of [english, german]) {
    for (const local of [true, false]) {
      const names = Object.values(CONTRACTS).map((address) => nameAddress(t, address, chain(local)));
      expect(names).not.toContain(null);
      expect(new Set(names).size).toBe(10);
    }
  }
  const timelock = CONTRACTS.timelock.toLowerCase();
  expect(nameAddress(english, timelock, chain(false))).toBe('treasury');
  for (const local of [true, false]) expect(nameAddress(german, timelock, chain(local))).toBe('Kasse');
});

it('names people on the local chain only, and nobody else anywhere', () => {
  const amara = localAccount(0).address;
  expect(nameAddress(german, amara, { local: true, addresses: CONTRACTS })).toBe('amara');
  expect(nameAddress(english, amara, { local: false, addresses: CONTRACTS })).toBeNull();
  expect(nameAddress(english, localAccount(12).address, { local: true, addresses: CONTRACTS })).toBeNull();
});

it('writes whom it does not know by the short address', () => {
  expect(nameOrShorten(english, localAccount(0).address, { local: false, addresses: CONTRACTS })).toBe('0xf39F…2266');
});
