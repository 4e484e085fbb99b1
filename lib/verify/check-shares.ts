import type { Hex } from '@/lib/core/hex';
import { formatOpenExact } from '@/lib/core/units';
import type { Income } from '@/lib/rewards/divide-income';
import { receiptShares, type WeightedRecord } from '@/lib/rewards/receipt-shares';
import type { FeeParts } from '@/lib/rewards/roles';
import type { ReceiptDocument } from '@/lib/schemas/receipt';
import type { CheckList } from '@/lib/verify/check-list';

/**
 * Divides the fee again, to the unit, and compares rule, parts, shares, royalties and stakes with the receipt's. `fee` is
 * what the chain says was charged; parts, treasury and income are as of the block it was priced at; `records` and
 * `commons` are what the attribution came to. Throws `invalid-input` for what cannot be divided.
 */
export function checkShares(
  list: CheckList,
  input: {
    receipt: ReceiptDocument;
    fee: bigint;
    parts: FeeParts;
    treasury: Hex | null;
    income: Income;
    records: readonly WeightedRecord[];
    commons: bigint;
  },
): void {
  const { receipt, ...division } = input;
  const { rule, parts, shares, royalties, stakes } = receiptShares(division);
  const from = royalties.length === 0 ? '' : ` and the lineage of model ${division.income.model}`;
  list.compare(
    rule === 'records'
      ? `Every share follows from the records’ weights${from}, to the unit`
      : `Every share follows from the version’s published shares${from}, to the unit`,
    {
      field: '',
      expected: { attribution: { rule }, parts, shares, royalties, stakes },
      found: {
        attribution: { rule: receipt.attribution.rule },
        parts: receipt.parts,
        shares: receipt.shares,
        royalties: receipt.royalties,
        stakes: receipt.stakes,
      },
      detail: `${receipt.shares.length} shares of ${formatOpenExact(division.fee)} OPEN`,
    },
  );
}
