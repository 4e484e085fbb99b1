import { type Abi, BaseError, ContractFunctionRevertedError, encodeErrorResult } from 'viem';
import { expect, it } from 'vitest';
import { readRevert } from '@/lib/chain/read-revert';

const abi = [
  { type: 'error', name: 'EpochPending', inputs: [{ name: 'epoch', type: 'uint256' }] },
  { type: 'error', name: 'EmptyReason', inputs: [] },
] as const satisfies Abi;

function reverted(data: `0x${string}`): ContractFunctionRevertedError {
  return new ContractFunctionRevertedError({ abi, data, functionName: 'proposeEpoch' });
}

it('reads a contract’s own error, however deep viem wrapped it', () => {
  const cause = reverted(encodeErrorResult({ abi, errorName: 'EpochPending', args: [7n] }));
  const wrapped = new BaseError('outer', { cause: new BaseError('inner', { cause }) });
  expect(readRevert(wrapped)).toEqual({ name: 'EpochPending', args: [7n] });
  const plain = reverted(encodeErrorResult({ abi, errorName: 'EmptyReason' }));
  expect(readRevert(plain)).toEqual({ name: 'EmptyReason', args: [] });
});

it.each([
  ['an error that is not known', reverted('0xdeadbeef')],
  ['another failure of viem', new BaseError('The node does not answer.')],
  ['any other error', new Error('EpochPending')],
])('says nothing of %s', (_, error) => {
  expect(readRevert(error)).toBeNull();
});
