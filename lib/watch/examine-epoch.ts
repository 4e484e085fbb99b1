import { type EpochProposal, isBefore } from '@/lib/chain/facts/types';
import { parseJson } from '@/lib/core/parse-json';
import { epochFileSchema } from '@/lib/schemas/epoch';
import { judge, type Report } from '@/lib/verify/check';
import { type Listener, openReport } from '@/lib/verify/check-list';
import type { PaidReceipts } from '@/lib/verify/check-paid-once';
import { verifyEpoch } from '@/lib/verify/verify-epoch';
import { checkPublished, RECEIPT_LISTS } from '@/lib/watch/check-published';
import { decides } from '@/lib/watch/judge-report';
import type { Gone, Sources } from '@/lib/watch/open-sources';
import type { ReceiptLog } from '@/lib/watch/receipt-log';

/** A verification as a watcher makes it. */
export type Examined = {
  readonly report: Report;
  /**
   * Files that decide the epoch's money and were not had: its own, receipts, manifests, weights, training sets, and texts
   * of the Datanet versions that a disclosed answer's model rests on, unless one that it was trained on was withdrawn. By
   * what they were asked for (also the lists of receipts), not by who else names them: anybody can submit a contribution under the CID of any file.
   */
  readonly gone: ReadonlyMap<string, Gone>;
};

/**
 * Verifies a proposed epoch from published inputs, and its receipts against what was seen published before. Throws
 * `chain-unavailable` when the node does not answer.
 */
export async function examineEpoch(
  sources: Sources,
  input: {
    proposal: EpochProposal;
    log: ReceiptLog;
    /** Whether every site's list of receipts was read to its end. */
    complete: boolean;
    paid: PaidReceipts;
    train: boolean;
  },
  listener: Listener = {},
): Promise<Examined> {
  const { proposal, log, complete, paid, train } = input;
  const deciding = new Set<string>();
  const onMissing: Listener['onMissing'] = ({ subject, cid }) => {
    if (decides(subject)) deciding.add(cid);
  };
  const verified = await verifyEpoch(sources, { epoch: proposal.epoch, train, paid }, { ...listener, onMissing });
  const { list, report } = openReport(`Epoch ${proposal.epoch}`, { ...listener, onMissing });
  const file = await sources.readFile(proposal.fileCid);
  const read = file.state === 'found' ? epochFileSchema.safeParse(parseJson(file.bytes)) : null;
  if (read?.success) {
    const settlement = await sources.facts.settlement(read.data.settlementId);
    await checkPublished(sources, list, {
      file: read.data,
      published: { ...log, complete },
      paidBefore: (id) => [...paid].some(([cid, ids]) => cid !== proposal.fileCid && ids.has(id)),
      settledIn: settlement?.blockNumber ?? 0,
      redone: await wasThrownOut(sources, proposal),
    });
  }
  const checks = [...verified.checks, ...report().checks];
  const gone = new Map([...sources.gone].filter(([cid]) => deciding.has(cid)));
  if (deciding.has(RECEIPT_LISTS)) gone.set(RECEIPT_LISTS, 'unreachable');
  return { report: { verdict: judge(checks), checks }, gone };
}

/** Whether somebody was right to challenge an earlier proposal of the same epoch. */
async function wasThrownOut({ facts }: Sources, proposal: EpochProposal): Promise<boolean> {
  const proposals = await facts.epochs();
  return proposals.some(
    (earlier) =>
      earlier.epoch === proposal.epoch &&
      isBefore(earlier, proposal) &&
      earlier.challenges.some(({ outcome }) => outcome === 'upheld'),
  );
}
