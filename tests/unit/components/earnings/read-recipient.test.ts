import { describe, expect, it } from 'vitest';
import { readRecipient } from '@/components/earnings/read-recipient';
import { addresses } from '@/contracts-abi/addresses';

const CONTRACTS = addresses[31337];
if (!CONTRACTS) throw new Error('The local chain has no addresses.');
const context = (local: boolean) => ({
  chain: { local, addresses: CONTRACTS },
  account: '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266',
});
const HANA = '0x71be63f3384f5fb98995898a86b02fb2426c5788';

describe('readRecipient', () => {
  it('takes an address, lower-case or with its checksum, and on the local chain a name', () => {
    expect(readRecipient(` ${HANA} `, context(false))).toBe(HANA);
    expect(readRecipient('0x71bE63f3384f5fb98995898A86B02Fb2426c5788', context(false))).toBe(HANA);
    expect(readRecipient('hana', context(true))).toBe(HANA);
  });

  it.each([
    ['a name where none is known', 'hana', /not an address/],
    ['a mistyped letter', '0x71BE63f3384f5fb98995898A86B02Fb2426c5788', /mistyped/],
    ['the zero address', `0x${'0'.repeat(40)}`, /zero address/],
    ['the account itself', '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266', /account that earned it/],
  ])('refuses %s', (_, text, words) => {
    expect(() => readRecipient(text, context(false))).toThrow(words);
  });

  it('refuses the contracts where OPEN would be lost, and no other: the treasury can spend it', () => {
    const { timelock, ...others } = CONTRACTS;
    for (const address of Object.values(others)) {
      expect(() => readRecipient(address, context(false)), address).toThrow(/lost/);
    }
    expect(readRecipient(timelock, context(false))).toBe(timelock.toLowerCase());
  });
});
