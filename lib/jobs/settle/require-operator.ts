import { AppError } from '@/lib/core/errors';
import type { SettlementState } from '@/lib/jobs/settle/read-settlement-state';
import type { SettleDependencies } from '@/lib/jobs/settle/settle-dependencies';

/** Throws `forbidden` when a vote made another account the operator than the one whose key this deployment has. */
export function requireOperator({ operator }: SettlementState, deps: Pick<SettleDependencies, 'operator'>): void {
  if (operator.isOurs) return;
  throw new AppError(
    'forbidden',
    `This deployment signs as ${deps.operator.account.address.toLowerCase()}, but the protocol's operator is ${operator.account}: a vote changed it. Nothing can be settled from here; stop serving answers, or give this deployment the operator's key.`,
    { details: { operator: operator.account } },
  );
}
