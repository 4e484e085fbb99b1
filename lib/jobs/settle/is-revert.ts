import { BaseError, ContractFunctionRevertedError } from 'viem';

/** Whether a contract refused a call with this error of its own. */
export function isRevert(error: unknown, name: string): boolean {
  if (!(error instanceof BaseError)) return false;
  const reverted = error.walk((cause) => cause instanceof ContractFunctionRevertedError);
  return reverted instanceof ContractFunctionRevertedError && reverted.data?.errorName === name;
}
