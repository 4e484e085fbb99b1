import { concat, encodeFunctionData } from 'viem';
import { describe, expect, it } from 'vitest';
import { openTokenAbi } from '@/contracts-abi/open-token';
import { protocolParametersAbi } from '@/contracts-abi/protocol-parameters';
import { timelockAbi } from '@/contracts-abi/timelock';
import { decodeCall } from '@/lib/chain/governance/decode-call';
import { encodeAction } from '@/lib/chain/governance/encode-action';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import { ACTIONS, addresses, PAYEE } from '@/tests/unit/chain/governance/sample-protocol';

const spend = encodeAction(addresses, { kind: 'spend', to: PAYEE, amount: 5n });

describe('decodeCall', () => {
  it.each(ACTIONS)('finds again what was encoded: $kind', (action) => {
    const call = encodeAction(addresses, action);
    expect(decodeCall(addresses, call)).toEqual({ kind: 'action', call, action });
  });

  it('takes the same bytes to another contract for something unknown', () => {
    const call = { ...spend, target: PAYEE } as const;
    expect(decodeCall(addresses, call)).toEqual({ kind: 'unknown', call });
  });

  it('does not call it an action when coins go along', () => {
    expect(decodeCall(addresses, { ...spend, value: 1n })).toMatchObject({
      kind: 'function',
      contract: 'OpenToken',
      functionName: 'transfer',
    });
  });

  it('does not call it an action when bytes stand behind the arguments', () => {
    const call = { ...spend, calldata: concat([spend.calldata, '0xdeadbeef']) };
    expect(decodeCall(addresses, call).kind).toBe('function');
  });

  it('does not call it an action when a number is no parameter', () => {
    const calldata = encodeFunctionData({ abi: protocolParametersAbi, functionName: 'setParameter', args: [9, 1n] });
    const call = { target: addresses.protocolParameters, value: 0n, calldata };
    expect(decodeCall(addresses, call)).toMatchObject({
      kind: 'function',
      args: [
        { name: 'parameter', value: '9' },
        { name: 'value', value: '1' },
      ],
    });
  });

  it('does not call it an action when an epoch is beyond what the index keeps', () => {
    const root: Hex = `0x${'5e'.repeat(32)}`;
    const reason = { kind: 'resolve-challenge', epoch: 2_147_483_647, root, upheld: true, reason: 'x' } as const;
    const call = encodeAction(addresses, reason);
    expect(decodeCall(addresses, call).kind).toBe('action');
    const beyond = { ...call, calldata: toLowerHex(`0x${call.calldata.slice(2).replace('7fffffff', '80000000')}`) };
    expect(decodeCall(addresses, beyond).kind).toBe('function');
  });

  it('names a function of ours for which there is no template, with its arguments', () => {
    const calldata = encodeFunctionData({
      abi: timelockAbi,
      functionName: 'grantRole',
      args: [`0x${'ab'.repeat(32)}`, PAYEE],
    });
    expect(decodeCall(addresses, { target: addresses.timelock, value: 0n, calldata })).toMatchObject({
      kind: 'function',
      contract: 'Timelock',
      functionName: 'grantRole',
      args: [
        { name: 'role', value: `0x${'ab'.repeat(32)}` },
        { name: 'account', value: expect.stringMatching(new RegExp(PAYEE, 'i')) },
      ],
    });
  });

  it.each(['0x', '0x12', '0xdeadbeef', spend.calldata.slice(0, 40)])('shows bytes as they are: %s', (bytes) => {
    const call = { target: addresses.openToken, value: 0n, calldata: toLowerHex(`0x${bytes.slice(2)}`) };
    expect(decodeCall(addresses, call)).toEqual({ kind: 'unknown', call });
  });

  it('does not take an allowance for spending', () => {
    const calldata = encodeFunctionData({ abi: openTokenAbi, functionName: 'approve', args: [PAYEE, 5n] });
    expect(decodeCall(addresses, { target: addresses.openToken, value: 0n, calldata })).toMatchObject({
      kind: 'function',
      functionName: 'approve',
    });
  });
});
