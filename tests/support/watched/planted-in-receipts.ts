import { keccak256 } from '@/lib/core/keccak';
import { divideByWeights } from '@/lib/rewards/divide-by-weights';
import type { ReceiptDocument } from '@/lib/schemas/receipt';
import { ACCOMPLICE, type PlantContext, type PlantedError } from '@/tests/support/watched/plant-context';

type Share = ReceiptDocument['shares'][number];
type Change = (document: ReceiptDocument, context: PlantContext) => ReceiptDocument | null;

/** Changes one receipt, at a place that chance picks among those that fit, and files it consistently. */
const inReceipt = (kind: string, change: Change): PlantedError => ({
  kind,
  async plant(context) {
    const { documents } = context;
    const fitting = documents.flatMap((document, k) => {
      const changed = change(document, context);
      return changed ? [{ k, changed }] : [];
    });
    const picked = context.pick(fitting);
    if (!picked) return null;
    return context.refile(documents.map((document, k) => (k === picked.k ? picked.changed : document)));
  },
});

/** Changes a copy of a receipt's document. */
const change = (
  edit: (copy: { -readonly [Key in keyof ReceiptDocument]: ReceiptDocument[Key] }) => boolean,
): Change => {
  return (document) => {
    const copy = structuredClone(document);
    return edit(copy) ? copy : null;
  };
};

/** Takes of a share what the accomplice then gets, in the same role. */
function takeFrom(document: ReceiptDocument, share: Share | undefined, amount: bigint): ReceiptDocument | null {
  if (!share || amount <= 0n || share.amount < amount) return null;
  const left = document.shares.flatMap((one) => {
    if (one !== share) return [one];
    return one.amount > amount ? [{ ...one, amount: one.amount - amount }] : [];
  });
  return { ...document, shares: [...left, { ...share, account: ACCOMPLICE, amount }] };
}

const shareOf = (document: ReceiptDocument, role: Share['role'], model = document.model.id) =>
  document.shares.find((share) => share.role === role && share.model === model);
const royaltyOf = ({ shares, model }: ReceiptDocument, context: PlantContext) =>
  context.pick(shares.filter((share) => share.model !== model.id));

/** Everything a dishonest operator may get wrong about a receipt's money. */
export const MONEY_ERRORS: readonly PlantedError[] = [
  inReceipt('a share: one unit to an accomplice', (one, context) => takeFrom(one, context.pick(one.shares), 1n)),
  inReceipt('a share: all of a contributor’s', (one, { pick }) => {
    const share = pick(one.shares.filter(({ role }) => role === 'contributors'));
    return takeFrom(one, share, share?.amount ?? 0n);
  }),
  inReceipt('a share: in another role', (one) => {
    const share = shareOf(one, 'contributors');
    return share
      ? { ...one, shares: one.shares.map((line) => (line === share ? { ...line, role: 'compute' } : line)) }
      : null;
  }),
  inReceipt('a share: as another model’s', (one) => ({
    ...one,
    shares: one.shares.map((line, k) => (k === 0 ? { ...line, model: line.model + 1 } : line)),
  })),
  inReceipt('a changed parameter: the fee’s parts', (one) => {
    const [treasury, contributor] = [shareOf(one, 'treasury'), shareOf(one, 'contributors')];
    const extra = one.fee / 100n;
    if (!treasury || !contributor || contributor.amount <= extra) return null;
    const parts = { ...one.parts, treasury: one.parts.treasury + 100, contributors: one.parts.contributors - 100 };
    const shares = one.shares.map((line) => {
      if (line === treasury) return { ...line, amount: line.amount + extra };
      return line === contributor ? { ...line, amount: line.amount - extra } : line;
    });
    return { ...one, parts, shares };
  }),
  inReceipt('the treasury: another account', (one) => {
    const share = shareOf(one, 'treasury');
    return share ? takeFrom(one, share, share.amount) : null;
  }),
  inReceipt('the builder: another account', (one) => {
    const share = shareOf(one, 'builder');
    return share ? takeFrom(one, share, share.amount) : null;
  }),
  inReceipt('stakes: of another size, the pay with them', (one) => {
    const [stake] = one.stakes;
    const curators = one.shares.filter(({ role, model }) => role === 'curators' && model === stake?.model);
    if (!stake || curators.length === 0) return null;
    const stakes = one.stakes.map((line) => (line === stake ? { ...line, active: line.active * 2n + 1n } : line));
    const pool = curators.reduce((sum, { amount }) => sum + amount, 0n);
    const weights = curators.map(({ account }) => ({
      key: account,
      weight: stakes
        .filter((line) => line.model === stake.model && line.account === account)
        .reduce((sum, { active }) => sum + active, 0n),
    }));
    const paid = new Map(divideByWeights(pool, weights).map(({ key, amount }) => [key, amount]));
    const shares = one.shares.map((line) =>
      curators.includes(line) ? { ...line, amount: paid.get(line.account) ?? line.amount } : line,
    );
    return { ...one, stakes, shares };
  }),
  inReceipt('stakes: of one who curated nothing', (one) => {
    const [stake] = one.stakes;
    const share = one.shares.find(({ role }) => role === 'curators');
    if (!stake || !share) return null;
    const moved = takeFrom(one, share, share.amount / 2n);
    return moved && { ...moved, stakes: [...one.stakes, { ...stake, account: ACCOMPLICE }] };
  }),
  inReceipt('a wrong Datanet version: its stakes left out', (one) => {
    const [stake] = one.stakes;
    if (!stake) return null;
    return { ...one, stakes: one.stakes.filter(({ datanetId }) => datanetId !== stake.datanetId) };
  }),
  inReceipt('a royalty: one unit less', (one, context) => takeFrom(one, royaltyOf(one, context), 1n)),
  inReceipt('a royalty: another part', (one) => {
    const [royalty, ...others] = one.royalties;
    return royalty ? { ...one, royalties: [{ ...royalty, part: royalty.part + 1 }, ...others] } : null;
  }),
  inReceipt('royalties: left out, all to the builder', (one) => {
    const builder = shareOf(one, 'builder');
    if (!builder || one.royalties.length === 0) return null;
    const own = one.shares.filter(({ model }) => model === one.model.id);
    const taken = one.fee - own.reduce((sum, { amount }) => sum + amount, 0n);
    const shares = own.map((line) => (line === builder ? { ...line, amount: line.amount + taken } : line));
    return { ...one, shares, royalties: [], stakes: one.stakes.filter(({ model }) => model === one.model.id) };
  }),
];

/** What it may get wrong about the answer and what shaped it. */
export const ANSWER_ERRORS: readonly PlantedError[] = [
  inReceipt(
    'an answer: another label',
    change((one) => {
      if (typeof one.answer === 'string' || one.answer.kind !== 'label') return false;
      one.answer = { ...one.answer, label: `${one.answer.label}x` };
      return true;
    }),
  ),
  inReceipt(
    'an influence: another sign',
    change((one) => {
      const line = one.attribution.records.find(({ influence }) => influence !== null && influence !== 0n);
      if (line?.influence) line.influence = -line.influence;
      return line !== undefined;
    }),
  ),
  inReceipt(
    'a weight: twice as much',
    change((one) => {
      const line = one.attribution.records.find(({ weight }) => weight > 0n);
      if (line) line.weight *= 2n;
      return line !== undefined;
    }),
  ),
  inReceipt(
    'records: one left out',
    change((one) => one.attribution.records.pop() !== undefined),
  ),
  inReceipt(
    'the rule: the version’s shares for the records’',
    change((one) => {
      const records = one.attribution.rule === 'records';
      one.attribution.rule = records ? 'version-shares' : 'records';
      return true;
    }),
  ),
  inReceipt(
    'the noise floor',
    change((one) => {
      one.attribution.noiseFloor += 1n;
      return true;
    }),
  ),
  inReceipt(
    'hidden: a disclosed answer as salted hashes',
    change((one) => {
      if (!one.disclosed) return false;
      one.disclosed = false;
      one.question = keccak256('question');
      one.answer = keccak256('answer');
      one.attribution = {
        ...one.attribution,
        evidence: 'none',
        method: 'none',
        rule: 'version-shares',
        noiseFloor: 0n,
        records: [],
        commons: 0n,
        spans: [],
      };
      return true;
    }),
  ),
  inReceipt(
    'an undisclosed answer: another hash than was published',
    change((one) => {
      if (one.disclosed) return false;
      one.question = keccak256('another');
      return true;
    }),
  ),
];

/** What it may get wrong about the deal. */
export const TERM_ERRORS: readonly PlantedError[] = [
  inReceipt('a price: one unit more', (one) => ({ ...one, unitPrice: one.unitPrice + 1n })),
  inReceipt('an account: another payer', (one) => ({ ...one, account: ACCOMPLICE })),
  inReceipt('a permission: another one', (one) => ({ ...one, permissionHash: keccak256('another') })),
  inReceipt('a model version: another number', (one) => ({
    ...one,
    model: { ...one.model, version: one.model.version + 1 },
  })),
  inReceipt('a manifest: another hash', (one) => ({
    ...one,
    model: { ...one.model, manifestHash: keccak256('another') },
  })),
  inReceipt('a model: another one', (one) => ({ ...one, model: { ...one.model, id: one.model.id === 1 ? 2 : 1 } })),
  inReceipt('a price block: a later one than was published', (one) => ({
    ...one,
    pricedAtBlock: one.pricedAtBlock + 1,
  })),
  inReceipt('a price block: before the model was there', (one) => ({ ...one, pricedAtBlock: 12 })),
  inReceipt('another chain', (one) => ({ ...one, chainId: one.chainId + 1 })),
  inReceipt('a time of asking: another than was published', (one) => ({ ...one, askedAt: one.askedAt - 1 })),
];
