import type { EpochProposal } from '@/lib/chain/facts/types';
import { parseJson } from '@/lib/core/parse-json';
import { type EpochFile, epochFileSchema } from '@/lib/schemas/epoch';
import type { CheckList } from '@/lib/verify/check-list';
import { acceptedProposal } from '@/lib/verify/find-proposal';
import type { PublishedInputs } from '@/lib/verify/published-inputs';

/** The ids of the receipts in epoch files, by the file's CID. */
export type PaidReceipts = Map<string, ReadonlySet<string>>;

const TITLE = 'No receipt in it was paid in an epoch before';

/** Checks that no epoch before lists one of this epoch's receipts. */
export async function checkPaidOnce(
  { facts, readFile }: Pick<PublishedInputs, 'facts' | 'readFile'>,
  list: CheckList,
  input: { file: EpochFile; proposal: EpochProposal; paid?: PaidReceipts },
): Promise<void> {
  const { file, proposal, paid = new Map() } = input;
  const proposals = await facts.epochs();
  let unread = 0;
  for (let epoch = proposal.epoch - 1; epoch >= 1; epoch--) {
    const before = acceptedProposal(proposals, epoch, proposal);
    if (!before) continue;
    list.step(`Looking for its receipts in epoch ${epoch}`);
    const ids = paid.get(before.fileCid) ?? (await readIds({ readFile }, before.fileCid));
    if (!ids) {
      list.missing(before.fileCid);
      unread += 1;
      continue;
    }
    paid.set(before.fileCid, ids);
    const position = file.receipts.findIndex(({ id }) => ids.has(id));
    if (position < 0) continue;
    list.differs(TITLE, {
      field: `receipts[${position}].id`,
      expected: 'a receipt that no epoch has paid',
      found: `${file.receipts[position]?.id}, paid in epoch ${epoch}`,
    });
    return;
  }
  if (unread > 0) list.notCheckable(TITLE, `The files of ${unread} epochs before cannot be read.`);
  else list.agrees(TITLE, `${proposal.epoch - 1} epochs before`);
}

async function readIds(
  { readFile }: Pick<PublishedInputs, 'readFile'>,
  cid: string,
): Promise<ReadonlySet<string> | null> {
  const file = await readFile(cid);
  if (file.state !== 'found') return null;
  const read = epochFileSchema.safeParse(parseJson(file.bytes));
  return read.success ? new Set(read.data.receipts.map(({ id }) => id)) : null;
}
