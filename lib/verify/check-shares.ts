import type { Hex } from '@/lib/core/hex';
import { formatOpenExact } from '@/lib/core/units';
import { receiptShares, type WeightedRecord } from '@/lib/rewards/receipt-shares';
import type { ReceiptDocument } from '@/lib/schemas/receipt';
import type { CheckList } from '@/lib/verify/check-list';
import type { LoadedModel } from '@/lib/verify/load-model';

/**
 * Divides the fee again, to the unit, and compares parts, rule and shares with the receipt's. `records` and `commons` are
 * what the attribution came to, `fee` is what the chain says was charged.
 */
export function checkShares(
  list: CheckList,
  input: {
    receipt: ReceiptDocument;
    model: LoadedModel;
    fee: bigint;
    treasury: Hex | null;
    /** Who owned the model when the answer was priced, then its later owners until it was charged. */
    builders: readonly Hex[];
    records: readonly WeightedRecord[];
    commons: bigint;
  },
): void {
  const { receipt, model, fee, treasury, builders, records, commons } = input;
  const said = receipt.shares.find(({ role }) => role === 'builder')?.account;
  const builder = builders.find((account) => account === said) ?? builders[0] ?? null;
  const divided = receiptShares({
    fee,
    treasury,
    builder,
    curators: [],
    compute: model.fact.computeProvider,
    records,
    commons,
    versionShares: model.manifest.contributorShares.shares,
  });
  list.compare(
    divided.rule === 'records'
      ? 'Every share follows from the records’ weights, to the unit'
      : 'Every share follows from the version’s published shares, to the unit',
    {
      field: '',
      expected: { attribution: { rule: divided.rule }, parts: divided.parts, shares: divided.shares },
      found: { attribution: { rule: receipt.attribution.rule }, parts: receipt.parts, shares: receipt.shares },
      detail: `${receipt.shares.length} shares of ${formatOpenExact(fee)} OPEN`,
    },
  );
}
