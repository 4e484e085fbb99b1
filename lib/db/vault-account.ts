import { toBigint } from '@/lib/db/amount';
import type { DbTransaction } from '@/lib/db/receipt-reservation';

/** An account's place in the vault as the index knows it. Amounts are base units. */
export type VaultAccountRow = { deposit: bigint; withdrawalAmount: bigint; withdrawalAvailableAt: Date | null };

/** Zeroes for an account that never deposited. */
export async function findVaultAccount(db: DbTransaction, account: string): Promise<VaultAccountRow> {
  const row = await db.vaultAccount.findUnique({ where: { account } });
  if (!row) return { deposit: 0n, withdrawalAmount: 0n, withdrawalAvailableAt: null };
  return {
    deposit: toBigint(row.deposit),
    withdrawalAmount: toBigint(row.withdrawalAmount),
    withdrawalAvailableAt: row.withdrawalAvailableAt,
  };
}
