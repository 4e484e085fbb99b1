import type { SettlementFact } from '@/lib/chain/facts/types';
import { formatOpenExact } from '@/lib/core/units';
import type { EpochFile } from '@/lib/schemas/epoch';
import type { CheckList } from '@/lib/verify/check-list';
import type { PublishedInputs } from '@/lib/verify/published-inputs';

/**
 * Checks that an epoch divides the settlement after the one that the epoch before did, and that it took exactly these
 * receipts' fees, from the permissions they were asked under. Null when the chain has no such settlement.
 */
export async function checkSettlement(
  { facts }: Pick<PublishedInputs, 'facts'>,
  list: CheckList,
  { file, previous }: { file: EpochFile; previous: EpochFile | null },
): Promise<SettlementFact | null> {
  list.step(`Reading what settlement ${file.settlementId} charged`);
  const settlement = await facts.settlement(file.settlementId);
  if (previous || file.epoch === 1) {
    list.compare('It divides the settlement that comes next: none twice, none left out', {
      field: 'settlementId',
      expected: (previous?.settlementId ?? 0) + 1,
      found: file.settlementId,
      detail: `settlement ${file.settlementId}`,
    });
  }
  const title = 'The settlement on chain charged exactly these fees';
  if (!settlement) {
    list.differs(title, { field: 'settlementId', expected: 'a settlement of the vault', found: file.settlementId });
    return null;
  }
  const listed = groupUnits(
    file.receipts.map(({ permissionHash, modelId, units, unitPrice }) => ({
      permissionHash,
      modelId,
      units: BigInt(units),
      unitPrice,
    })),
  );
  const fees = file.receipts.reduce((sum, { fee }) => sum + fee, 0n);
  list.compare(title, {
    field: 'settlement',
    expected: { amount: settlement.amount, charges: groupUnits(settlement.charges) },
    found: { amount: fees, charges: listed },
    detail: `settlement ${settlement.id}, ${formatOpenExact(settlement.amount)} OPEN`,
  });
  return settlement;
}

type ChargeLine = { permissionHash: string; modelId: number; units: bigint; unitPrice: bigint };

/** Units by permission, model and price. */
function groupUnits(lines: readonly ChargeLine[]): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const { permissionHash, modelId, units, unitPrice } of lines) {
    const key = `permission ${permissionHash}, model ${modelId}, ${unitPrice} a unit`;
    sums[key] = (sums[key] ?? 0n) + units;
  }
  return sums;
}
