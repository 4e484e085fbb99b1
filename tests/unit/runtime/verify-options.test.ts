import { describe, expect, it } from 'vitest';
import { readVerifyOptions } from '@/lib/runtime/verify-options';
import { exitCodeOf } from '@/lib/runtime/verify-words';

const ID = '0bc394a2-54b5-4439-8935-5897fdd308da';

describe('readVerifyOptions', () => {
  it('asks the site for the chain unless a node is given', () => {
    expect(readVerifyOptions(['--epoch', '3'])).toMatchObject({
      what: { kind: 'epoch', epoch: 3 },
      url: 'http://localhost:3000',
      rpc: 'http://localhost:3000/api/rpc',
      train: false,
    });
    expect(
      readVerifyOptions(['--receipt', ID.toUpperCase(), '--url', 'https://site.example/', '--rpc', 'http://node:8545']),
    ).toMatchObject({ what: { kind: 'receipt', id: ID }, url: 'https://site.example', rpc: 'http://node:8545' });
  });

  it('is null when help is asked for', () => {
    expect(readVerifyOptions(['--help'])).toBeNull();
  });

  it.each([
    [[]],
    [['--epoch', '1', '--receipt', ID]],
    [['--epoch', 'one']],
    [['--epoch', '-1']],
    [['--receipt', 'abc']],
    [['--epoch', '1', '--url', 'localhost']],
    [['--epoch', '1', '--rpc', 'ws://node']],
    [['--epoch', '1', '--from-block', '0x1']],
    [['--epoch', '1', '--unknown']],
  ])('says what it does not understand: %j', (args) => {
    expect(() => readVerifyOptions(args)).toThrowError(expect.objectContaining({ code: 'invalid-input' }));
  });
});

it('ends with 0 only when all of it agrees', () => {
  expect([exitCodeOf('agrees'), exitCodeOf('differs'), exitCodeOf('incomplete')]).toEqual([0, 1, 3]);
});
