import { zeroAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { readDeployOptions } from '@/lib/runtime/deploy-options';

const account = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';

describe('readDeployOptions', () => {
  it('has a default for everything', () => {
    expect(readDeployOptions([])).toEqual({
      rpc: '',
      operator: null,
      guardian: null,
      recipient: null,
      challengeWindowS: 86_400,
      withdrawalDelayS: 86_400,
      records: null,
      anew: false,
    });
    expect(readDeployOptions(['--help'])).toBeNull();
  });

  it('reads what is given', () => {
    const args = ['--rpc', 'https://node.example/v1', '--operator', account, '--guardian', 'none', '--anew'];
    expect(readDeployOptions([...args, '--challenge-window', '3600', '--records', 'x'])).toMatchObject({
      rpc: 'https://node.example/v1',
      operator: account,
      guardian: zeroAddress,
      challengeWindowS: 3600,
      records: 'x',
      anew: true,
    });
  });

  it.each([
    [['--operator', '0x12'], /--operator is "0x12"/],
    [['--operator', zeroAddress], /--operator/],
    [['--operator', 'none'], /--operator/],
    // A wrong letter in a checksummed address (EIP-55).
    [['--recipient', account.replace('C8', 'c8')], /--recipient/],
    [['--challenge-window', '3599'], /3600 to 2592000/],
    [['--challenge-window', '2592001'], /3600 to 2592000/],
    [['--withdrawal-delay', '1e5'], /--withdrawal-delay/],
    [['--windw', '5'], /Unknown option '--windw'/],
    [['5'], /5/],
  ])('refuses %j', (args, message) => {
    expect(() => readDeployOptions(args)).toThrow(message);
  });

  it('never repeats a node’s address, which may carry a key', () => {
    expect(() => readDeployOptions(['--rpc', 'wss://node.example/secret'])).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    );
  });
});
