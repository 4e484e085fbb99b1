import type { ChainPlace, SettlementFact } from '@/lib/chain/facts/types';
import type { Hex } from '@/lib/core/hex';
import { toLowerHex } from '@/lib/core/hex';
import { MOST_PRICE_AGE_S } from '@/lib/core/pricing';
import { formatOpenExact } from '@/lib/core/units';
import type { SettledReceipt } from '@/lib/schemas/epoch';
import type { ReceiptDocument } from '@/lib/schemas/receipt';
import type { CheckList } from '@/lib/verify/check-list';
import type { VerifyContext } from '@/lib/verify/open-context';
import type { PriceAge } from '@/lib/verify/open-price-age';
import type { PublishedInputs } from '@/lib/verify/published-inputs';

/**
 * Checks what a receipt says of the deal against the chain: which contracts, whose deposit, which model version, at
 * which price, and when. `line` is its line in the epoch's file. Returns the block as of whose end its money is divided:
 * the one it was priced at, or the settlement's where that cannot be.
 */
export async function checkTerms(
  { inputs: { facts }, priceAge }: Pick<VerifyContext, 'inputs' | 'priceAge'>,
  list: CheckList,
  input: {
    receipt: ReceiptDocument;
    line: SettledReceipt;
    settlement: SettlementFact | null;
    previous: Hex | null;
  },
): Promise<number> {
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
  const asOf = inTime ? receipt.pricedAtBlock : latest;
  if (settlement && inTime) await checkAge(priceAge, list, { receipt, settlement });
  await checkModel({ facts }, list, { receipt, line, asOf });
  return asOf;
}

/** Nobody may choose an old block with a price, an owner or stakes that suit them. */
async function checkAge(
  priceAge: PriceAge,
  list: CheckList,
  { receipt, settlement }: { receipt: ReceiptDocument; settlement: SettlementFact },
): Promise<void> {
  const title = 'It was priced no longer before it was charged than allowed';
  const over = await priceAge(settlement, receipt.pricedAtBlock);
  if (over === 0) {
    list.agrees(title, `block ${receipt.pricedAtBlock}, charged in block ${settlement.blockNumber}`);
    return;
  }
  list.differs(title, {
    field: 'pricedAtBlock',
    expected: `a block that was the newest at some moment of the ${MOST_PRICE_AGE_S / 86_400} days before it was charged`,
    found: `block ${receipt.pricedAtBlock}, ${over} s too old`,
  });
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

/** The version that answered and its price, as of the block that the receipt was priced at. */
async function checkModel(
  { facts }: Pick<PublishedInputs, 'facts'>,
  list: CheckList,
  { receipt, line, asOf }: { receipt: ReceiptDocument; line: SettledReceipt; asOf: number },
): Promise<void> {
  const model = await facts.model(line.modelId);
  if (!model) {
    list.differs('The chain knows its model', {
      field: 'model.id',
      expected: 'a published model',
      found: line.modelId,
    });
    return;
  }
  const byThen = ({ blockNumber }: ChainPlace) => blockNumber <= asOf;
  const newest = model.versions.findLast(byThen);
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
  const unitPrice = model.prices.findLast(byThen)?.unitPrice;
  list.compare(`The fee is its price at block ${asOf}, times the units`, {
    field: '',
    expected: { unitPrice, fee: unitPrice === undefined ? undefined : unitPrice * BigInt(line.units) },
    found: { unitPrice: receipt.unitPrice, fee: receipt.fee },
    detail: `${receipt.units} × ${formatOpenExact(receipt.unitPrice)} = ${formatOpenExact(receipt.fee)} OPEN`,
  });
}
