import { keccak256 } from '@/lib/core/keccak';
import {
  ACCOMPLICE,
  earningJson,
  lineJson,
  type PlantedError,
  replaceDocument,
} from '@/tests/support/watched/plant-context';

/** A file that nobody ever had. */
const NOWHERE = 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku';

const epochError = (kind: string, plant: PlantedError['plant']): PlantedError => ({ kind, plant });

/** What it may get wrong about the epoch. */
export const EPOCH_ERRORS: readonly PlantedError[] = [
  epochError('a missing receipt', async ({ documents, refile, pick }) => {
    const gone = pick(documents);
    return documents.length < 2 ? null : refile(documents.filter((one) => one !== gone));
  }),
  epochError('a receipt nobody saw published, for one that was', async ({ documents, refile, pick }) => {
    const replaced = pick(documents);
    return refile(
      documents.map((one) =>
        one === replaced ? { ...one, id: `${one.id.slice(0, -1)}${one.id.endsWith('7') ? '8' : '7'}` } : one,
      ),
    );
  }),
  epochError('the settlement before, once more', async ({ previous, refile, documents }) => {
    const [before] = previous.file.receipts;
    const [here] = documents;
    return before && here ? refile([{ ...here, id: before.id }, ...documents.slice(1)]) : null;
  }),
  epochError('another settlement', async ({ file, refile, documents }) =>
    refile(documents, { settlementId: file.settlementId - 1 }),
  ),
  epochError('the wrong previous file', async ({ previous, refile, documents, put }) => {
    const richer = previous.file.earnings.map((line, k) => ({
      ...line,
      cumulative: line.cumulative + (k === 0 ? 1n : 0n),
    }));
    const cid = await put({
      ...previous.file,
      receipts: lineJson(previous.file),
      earnings: earningJson({ ...previous.file, earnings: richer }),
      total: previous.file.total.toString(),
    });
    const plant = await refile(documents, {
      previous: {
        cid,
        file: {
          ...previous.file,
          earnings: richer.map((line, k) => ({ ...line, cumulative: line.cumulative - (k === 0 ? 1n : 0n) })),
        },
      },
    });
    return plant;
  }),
  epochError('no previous file, as if nothing was earned before', async ({ rewrite }) =>
    rewrite({ previousFileCid: null }),
  ),
  epochError('earnings before: moved to an accomplice', async ({ previous, refile, documents }) => {
    const [first, ...rest] = previous.file.earnings;
    if (!first) return null;
    const earnings = [...rest, { ...first, account: ACCOMPLICE }];
    return refile(documents, { previous: { cid: previous.cid, file: { ...previous.file, earnings } } });
  }),
  epochError('an earning: one unit too much', async ({ file, rewrite, uniform }) => {
    const k = Math.floor(uniform() * file.earnings.length);
    return rewrite({
      earnings: earningJson({
        ...file,
        earnings: file.earnings.map((line, i) => (i === k ? { ...line, cumulative: line.cumulative + 1n } : line)),
      }),
    });
  }),
  epochError('an earning: left out', async ({ file, rewrite }) => rewrite({ earnings: earningJson(file).slice(1) })),
  epochError('the root: not the file’s', async ({ file, fileCid }) => ({
    root: keccak256(file.root),
    total: file.total,
    fileCid,
  })),
  epochError('the total: less than the file’s', async ({ file, fileCid }) => ({
    root: file.root,
    total: file.total - 1n,
    fileCid,
  })),
  epochError('a receipt twice', async ({ file, rewrite }) => {
    const lines = lineJson(file);
    return rewrite({ receipts: [...lines.slice(0, 1), ...lines] });
  }),
  epochError('the receipts in another order', async ({ file, rewrite }) =>
    file.receipts.length < 2 ? null : rewrite({ receipts: lineJson(file).reverse() }),
  ),
  epochError('a document that its line’s hash does not fit', async (context) => {
    const lines = await replaceDocument(context, 0, (one) => ({ ...one, askedAt: one.askedAt + 1 }));
    const [first, ...rest] = lines as { hash: string }[];
    return context.rewrite({ receipts: [{ ...first, hash: context.file.receipts[0]?.hash ?? '' }, ...rest] as never });
  }),
  epochError('the chain of receipts: torn', async (context) =>
    context.rewrite({
      receipts: await replaceDocument(context, context.documents.length - 1, (one) => ({
        ...one,
        previous: keccak256('torn'),
      })),
    }),
  ),
  epochError('a line’s fee: not units × price', async ({ file, rewrite }) => {
    const [first, ...rest] = lineJson(file) as { fee: string }[];
    return first
      ? rewrite({ receipts: [{ ...first, fee: (BigInt(first.fee) + 1n).toString() }, ...rest] as never })
      : null;
  }),
  epochError('another epoch’s number in the file', async ({ file, rewrite }) => rewrite({ epoch: file.epoch + 1 })),
  epochError('another vault', async ({ rewrite }) => rewrite({ vault: ACCOMPLICE })),
  epochError('another distributor', async ({ rewrite }) => rewrite({ distributor: ACCOMPLICE })),
  epochError('a file that is no epoch’s', async ({ file, put }) => ({
    root: file.root,
    total: file.total,
    fileCid: await put({ hello: 'world' }),
  })),
  epochError('a field too many in the file', async ({ rewrite }) => rewrite({ tip: '1' })),
];

/** What its site may not serve: a ground once half of the window is over. */
export const WITHHELD_FILES: readonly PlantedError[] = [
  epochError('unavailable: the epoch’s file', async ({ file, fileCid }) => ({
    root: file.root,
    total: file.total,
    fileCid,
    withheld: [fileCid],
  })),
  epochError('unavailable: a CID nobody has', async ({ file }) => ({
    root: file.root,
    total: file.total,
    fileCid: NOWHERE,
  })),
  epochError('unavailable: no CID at all', async ({ file }) => ({
    root: file.root,
    total: file.total,
    fileCid: 'ask me',
  })),
  epochError('unavailable: a receipt’s document', async ({ file, fileCid, pick }) => ({
    ...file,
    fileCid,
    withheld: [pick(file.receipts)?.cid ?? ''],
  })),
  epochError('altered: the epoch’s file', async ({ file, fileCid }) => ({
    root: file.root,
    total: file.total,
    fileCid,
    altered: [fileCid],
  })),
];
