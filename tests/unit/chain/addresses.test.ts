import { describe, expect, it } from 'vitest';
import { addresses } from '@/contracts-abi/addresses';
import { predictAddresses, resolveAddresses } from '@/lib/chain/addresses';
import { LOCAL_ROLES, localAccount } from '@/lib/chain/local-accounts';

describe('resolveAddresses', () => {
  it('knows the local chain, as its deployer makes it', () => {
    const predicted = predictAddresses({ deployer: localAccount(LOCAL_ROLES.deployer).address, firstNonce: 0 });
    expect(resolveAddresses({ chainId: 31337, given: '' })).toEqual(predicted);
  });

  it('takes the given ones first', () => {
    const given = predictAddresses({ deployer: localAccount(0).address, firstNonce: 7 });
    expect(resolveAddresses({ chainId: 31337, given: JSON.stringify(given) })).toEqual(given);
  });

  it.each([
    '{',
    '[]',
    'null',
    '7',
    '{"openToken":"0x12"}',
    JSON.stringify({ ...addresses[31337], modelRegistry: 'x' }),
  ])('refuses %s', (given) => {
    expect(() => resolveAddresses({ chainId: 1, given })).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('says what to set on a chain without known contracts', () => {
    expect(() => resolveAddresses({ chainId: 1, given: '' })).toThrow(/chain 1\. Set CONTRACT_ADDRESSES/);
  });
});
