import { BaseError, ContractFunctionRevertedError } from 'viem';

/** The error of its own that a contract reverted with, wherever viem wrapped it; null for any other failure. */
export function readRevert(error: unknown): { name: string; args: readonly unknown[] } | null {
  if (!(error instanceof BaseError)) return null;
  const reverted = error.walk((cause) => cause instanceof ContractFunctionRevertedError);
  if (!(reverted instanceof ContractFunctionRevertedError) || !reverted.data) return null;
  return { name: reverted.data.errorName, args: reverted.data.args ?? [] };
}
