import type { DbTransaction } from '@/lib/db/receipt-reservation';

/** Writes a receipt of model 1 that only its state and its asker say something of. */
export async function insertReceipt(
  db: Pick<DbTransaction, 'receipt'>,
  receipt: { id: string; account: string; state: string; publishedCid?: string },
): Promise<void> {
  const named = { modelId: 1, modelVersion: 1, permissionHash: '0x', requestHash: '0x', question: '' };
  const priced = { units: 1, unitPrice: 1, fee: 1, pricedAtBlock: 1 };
  await db.receipt.create({ data: { ...named, ...priced, askedAt: new Date(), ...receipt } });
}
