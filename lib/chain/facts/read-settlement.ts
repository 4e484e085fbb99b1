import { inferenceVaultAbi } from '@/contracts-abi/inference-vault';
import { type FactsSource, placeOf, readInRanges } from '@/lib/chain/facts/read-in-ranges';
import type { SettlementFact } from '@/lib/chain/facts/types';
import { toLowerHex } from '@/lib/core/hex';

/** A settlement of the vault and its charges; null when there was none with this id. */
export async function readSettlement(source: FactsSource, id: number): Promise<SettlementFact | null> {
  const base = {
    address: source.addresses.inferenceVault,
    abi: inferenceVaultAbi,
    strict: true,
    args: { settlementId: BigInt(id) },
  } as const;
  const [[settled], charged] = await Promise.all([
    readInRanges(source, (range) => source.client.getContractEvents({ ...base, ...range, eventName: 'Settled' })),
    readInRanges(source, (range) => source.client.getContractEvents({ ...base, ...range, eventName: 'Charged' })),
  ]);
  if (!settled) return null;
  return {
    ...placeOf(settled),
    id,
    amount: settled.args.amount,
    charges: charged.map(({ args: { permissionHash, account, modelId, units, unitPrice } }) => ({
      permissionHash: toLowerHex(permissionHash),
      account: toLowerHex(account),
      modelId: Number(modelId),
      units,
      unitPrice,
    })),
  };
}

/** The number of settlements so far. */
export async function readSettlements(source: FactsSource): Promise<number> {
  const settled = await readInRanges(source, (range) =>
    source.client.getContractEvents({
      ...range,
      address: source.addresses.inferenceVault,
      abi: inferenceVaultAbi,
      strict: true,
      eventName: 'Settled',
    }),
  );
  return Number(settled.at(-1)?.args.settlementId ?? 0n);
}
