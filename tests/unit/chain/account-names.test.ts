import { expect, it } from 'vitest';
import { accountName, findAccount } from '@/lib/chain/account-names';
import { LOCAL_ROLES, localAccount } from '@/lib/chain/local-accounts';

const LOCAL = { local: true };
const PEOPLE = { amara: 0, bilal: 1, chiara: 2, dmitri: 3, elif: 4, farid: 5, grace: 10, hana: 11 };

it.each(Object.entries({ ...PEOPLE, ...LOCAL_ROLES }))('knows %s, local account %i, in any case', (name, index) => {
  const { address } = localAccount(index);
  expect(accountName(address, LOCAL)).toBe(name);
  expect(accountName(address.toLowerCase(), LOCAL)).toBe(name);
});

it('knows nobody else', () => {
  expect(accountName(localAccount(12).address, LOCAL)).toBeNull();
});

it('names nobody on a chain that is not local, where everybody has their keys', () => {
  expect(accountName(localAccount(0).address, { local: false })).toBeNull();
});

it('finds the account behind a name however it is written, and on no other chain', () => {
  const hana = findAccount(' Hana ', { local: true });
  expect(accountName(hana ?? '', { local: true })).toBe('hana');
  expect(findAccount('nobody', { local: true })).toBeNull();
  expect(findAccount('hana', { local: false })).toBeNull();
});
