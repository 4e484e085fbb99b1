import { AppError } from '@/lib/core/errors';
import { formatOpenExact } from '@/lib/core/units';
import { findApiKey } from '@/lib/db/api-key';
import { findPermission, type PermissionRow } from '@/lib/db/permission';
import { type DbTransaction, outstandingOf, type PricedModel } from '@/lib/db/receipt-reservation';
import { findVaultAccount } from '@/lib/db/vault-account';
import type { AskAuthority } from '@/lib/server/answers/ask-authority';

type Asked = { authority: AskAuthority; model: PricedModel; fee: bigint; now: Date };

/**
 * Whether a request may cost its fee: the permission's models, price, cap and deadline, the key's budget, and the
 * deposit less a requested withdrawal and everything served but not yet charged. The account's lock is held.
 * Throws `forbidden`, `cap-reached`, `insufficient-funds`.
 */
export async function checkAllowance(tx: DbTransaction, asked: Asked): Promise<void> {
  checkPermission(await findPermission(tx, asked.authority.permissionHash), asked);
  await checkKey(tx, asked);
  await checkFunds(tx, asked);
}

function checkPermission(found: PermissionRow | null, { authority, model, fee, now }: Asked): void {
  if (!found || found.permission.account !== authority.account) {
    throw new AppError('forbidden', 'The spending permission is not known here. Sign one on your account page.');
  }
  const { permission, served, revoked } = found;
  if (revoked) throw new AppError('forbidden', 'The spending permission was revoked. Sign a new one.');
  if (permission.deadline * 1000 <= now.getTime()) {
    const ended = new Date(permission.deadline * 1000).toISOString();
    throw new AppError('forbidden', `The spending permission ended at ${ended}. Sign a new one.`);
  }
  if (!permission.models.includes(model.modelId)) {
    throw new AppError(
      'forbidden',
      `The spending permission does not name model ${model.modelId}. Sign one that does.`,
    );
  }
  if (model.unitPrice > permission.maxUnitPrice) {
    throw new AppError(
      'forbidden',
      `Model ${model.modelId} costs ${formatOpenExact(model.unitPrice)} OPEN, more than the ${formatOpenExact(permission.maxUnitPrice)} OPEN that the permission allows. Sign one with a higher price.`,
    );
  }
  if (served + fee > permission.cap) {
    throw new AppError(
      'cap-reached',
      `The spending permission's cap of ${formatOpenExact(permission.cap)} OPEN is reached: ${formatOpenExact(served)} OPEN were served. Sign a new one.`,
    );
  }
}

async function checkKey(tx: DbTransaction, { authority, fee }: Asked): Promise<void> {
  if (authority.apiKeyId === null) return;
  const key = await findApiKey(tx, authority.apiKeyId);
  if (!key || key.revokedAt !== null) throw new AppError('not-signed-in', 'This API key was revoked. Make a new one.');
  if (key.served + fee > key.budget) {
    throw new AppError(
      'cap-reached',
      `The API key's budget of ${formatOpenExact(key.budget)} OPEN is reached: ${formatOpenExact(key.served)} OPEN were served. Make a new key.`,
    );
  }
}

async function checkFunds(tx: DbTransaction, { authority, fee }: Asked): Promise<void> {
  const { deposit, withdrawalAmount } = await findVaultAccount(tx, authority.account);
  const outstanding = await outstandingOf(tx, authority.account);
  const free = deposit - withdrawalAmount - outstanding;
  if (free >= fee) return;
  throw new AppError(
    'insufficient-funds',
    `The answer costs ${formatOpenExact(fee)} OPEN; ${formatOpenExact(free > 0n ? free : 0n)} OPEN of your deposit is free. Deposit more on your account page.`,
    {
      details: {
        fee: fee.toString(),
        deposit: deposit.toString(),
        withdrawal: withdrawalAmount.toString(),
        outstanding: outstanding.toString(),
      },
    },
  );
}
