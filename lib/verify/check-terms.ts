import type { SettlementFact } from '@/lib/chain/facts/types';
import type { Hex } from '@/lib/core/hex';
import { toLowerHex } from '@/lib/core/hex';
import { formatOpenExact } from '@/lib/core/units';
import type { SettledReceipt } from '@/lib/schemas/epoch';
import type { ReceiptDocument } from '@/lib/schemas/receipt';
import type { CheckList } from '@/lib/verify/check-list';
import type { PublishedInputs } from '@/lib/verify/published-inputs';

/**
 * Checks what a receipt says of the deal against the chain: which contracts, whose deposit, which model version, at
 * which price. `line` is its line in the epoch's file. Returns the model's owner then, who is paid as its builder.
 */
export async function checkTerms(
  { facts }: Pick<PublishedInputs, 'facts'>,
  list: CheckList,
  input: {
    receipt: ReceiptDocument;
    line: SettledReceipt;
    settlement: SettlementFact | null;
    previous: Hex | null;
  },
): Promise<{ builders: readonly Hex[] }> {
  const { receipt, line, settlement, previous } = input;
  const { model: _, ...terms } = termsOf(receipt);
  list.compare('It says what the epoch says of it', {
    field: '',
    expected: { ...termsOf(line), previous: previous ?? receipt.previous },
    found: { ...terms, model: { id: receipt.model.id }, previous: receipt.previous },
    detail: `receipt ${line.id}`,
  });
  if (previous === null)
    list.notCheckable('It follows the receipt before', 'The file of the epoch before cannot be read.');
  list.compare('It is of this chain and this vault', {
    field: '',
    expected: { chainId: facts.chainId, vault: toLowerHex(facts.addresses.inferenceVault) },
    found: { chainId: receipt.chainId, vault: receipt.vault },
  });
  if (settlement) checkAccount(list, { receipt, line, settlement });
  const latest = settlement?.blockNumber ?? facts.asOfBlock;
  const inTime = receipt.pricedAtBlock <= latest;
  if (!inTime) {
    list.differs('It was priced before it was charged', {
      field: 'pricedAtBlock',
      expected: `a block up to ${latest}`,
      found: receipt.pricedAtBlock,
    });
  }
  return checkModel({ facts }, list, { receipt, line, asOf: inTime ? receipt.pricedAtBlock : latest, latest });
}

function termsOf(of: ReceiptDocument | SettledReceipt) {
  const { id, permissionHash, units, unitPrice, fee } = of;
  return { id, permissionHash, units, unitPrice, fee, model: { id: 'model' in of ? of.model.id : of.modelId } };
}

function checkAccount(
  list: CheckList,
  { receipt, line, settlement }: { receipt: ReceiptDocument; line: SettledReceipt; settlement: SettlementFact },
): void {
  const charge = settlement.charges.find(({ permissionHash }) => permissionHash === line.permissionHash);
  list.compare('The account whose deposit paid is the one that signed the permission', {
    field: 'account',
    expected: charge?.account ?? 'an account that the settlement charged',
    found: receipt.account,
    detail: receipt.account,
  });
}

/** The version that answered, its price and its owner, as of the block that the receipt was priced at. */
async function checkModel(
  { facts }: Pick<PublishedInputs, 'facts'>,
  list: CheckList,
  input: { receipt: ReceiptDocument; line: SettledReceipt; asOf: number; latest: number },
): Promise<{ builders: readonly Hex[] }> {
  const { receipt, line, asOf, latest } = input;
  const model = await facts.model(line.modelId);
  if (!model) {
    list.differs('The chain knows its model', {
      field: 'model.id',
      expected: 'a published model',
      found: line.modelId,
    });
    return { builders: [] };
  }
  const upTo = <Event extends { readonly blockNumber: number }>(events: readonly Event[], block: number) =>
    events.filter(({ blockNumber }) => blockNumber <= block);
  const newest = upTo(model.versions, asOf).at(-1);
  list.compare('The version that answered was the newest one', {
    field: 'model.version',
    expected: newest?.version ?? 'a version published by then',
    found: receipt.model.version,
    detail: `version ${receipt.model.version}`,
  });
  list.compare('That version has this manifest on chain', {
    field: 'model.manifestHash',
    expected: newest?.manifestHash ?? 'a manifest published by then',
    found: receipt.model.manifestHash,
    detail: receipt.model.manifestHash,
  });
  const unitPrice = upTo(model.prices, asOf).at(-1)?.unitPrice;
  list.compare(`The fee is its price at block ${asOf}, times the units`, {
    field: '',
    expected: { unitPrice, fee: unitPrice === undefined ? undefined : unitPrice * BigInt(line.units) },
    found: { unitPrice: receipt.unitPrice, fee: receipt.fee },
    detail: `${receipt.units} × ${formatOpenExact(receipt.unitPrice)} = ${formatOpenExact(receipt.fee)} OPEN`,
  });
  const owner = upTo(model.owners, asOf).at(-1);
  // The owner is looked up when the answer is attributed, a moment after it was priced.
  const later = upTo(model.owners, latest).filter(({ blockNumber }) => blockNumber > asOf);
  return { builders: [...(owner ? [owner] : []), ...later].map(({ account }) => account) };
}
