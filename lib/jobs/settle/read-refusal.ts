import { readRevert } from '@/lib/chain/read-revert';

/** Whose receipts a revert of `settle` is about. `moved`: the chain's settlement number is another one by now. */
export type Refusal =
  | { kind: 'account'; account: string; problem: string }
  | { kind: 'permission'; permissionHash: string; problem: string }
  | { kind: 'moved' };

/** Errors whose first argument is the permission they are about. */
const ABOUT_PERMISSION: Readonly<Record<string, string>> = {
  InvalidSignature: 'its signature is no longer valid',
  PermissionExpired: 'it ended before it could be charged',
  PermissionNotInForce: 'it was revoked before it could be charged',
  ModelNotPermitted: 'it does not name the model',
  PriceAbovePermitted: 'it does not allow the price',
  CapExceeded: 'its cap was exceeded',
};

/** What the vault says of a settlement that it refuses; null when it says nothing, or nothing about anybody. */
export function readRefusal(error: unknown): Refusal | null {
  const revert = readRevert(error);
  if (!revert) return null;
  if (revert.name === 'WrongSettlement') return { kind: 'moved' };
  const subject = String(revert.args[0] ?? '').toLowerCase();
  if (revert.name === 'InsufficientDeposit') {
    const problem = 'The deposit did not cover the fees when they were settled. Nothing was charged.';
    return { kind: 'account', account: subject, problem };
  }
  const reason = ABOUT_PERMISSION[revert.name];
  return reason === undefined ? null : refusePermission(subject, reason);
}

/** The refusal of a permission's receipts, for a reason. */
export function refusePermission(permissionHash: string, reason: string): Refusal & { kind: 'permission' } {
  const problem = `The vault refused the spending permission: ${reason}. Nothing was charged.`;
  return { kind: 'permission', permissionHash, problem };
}
