import type { ChainReader } from '@/lib/chain/clients';
import { AppError } from '@/lib/core/errors';
import { type AcceptanceRow, findAcceptance, listAcceptedRecords } from '@/lib/db/acceptance';
import { type AcceptanceDisputeRow, listContributionDisputes } from '@/lib/db/acceptance-dispute';
import type { Db } from '@/lib/db/client';
import { readDatanetSchema } from '@/lib/db/datanet-metadata';
import type { DatanetSchema, RecordFields } from '@/lib/schemas/datanet';
import { type DisputeTerms, readDisputeTerms } from '@/lib/server/disputes/read-dispute-terms';
import { readChainNow } from '@/lib/server/read-chain-now';

const RECORDS_SHOWN = 10;

/** Why an acceptance cannot be disputed now, or that it can. */
export type Disputable = 'yes' | 'never-accepted' | 'too-late' | 'open' | 'upheld-before' | 'nothing-at-stake';

export type AcceptanceView = {
  acceptance: AcceptanceRow;
  terms: DisputeTerms;
  schema: DatanetSchema | null;
  /** Some of what was accepted. */
  records: { index: number; fields: RecordFields }[];
  /** Until when it can be disputed; null while it was never accepted. */
  closesAt: Date | null;
  disputable: Disputable;
  /** The last one first. */
  disputes: AcceptanceDisputeRow[];
  open: (AcceptanceDisputeRow & { overdue: boolean }) | null;
};

/** An acceptance, the stake behind it, and the disputes about it. Throws `not-found`. */
export async function readAcceptance(
  { db, chain }: { db: Db; chain: ChainReader },
  { contributionId, now }: { contributionId: number; now: Date },
): Promise<AcceptanceView> {
  const acceptance = await findAcceptance(db, { contributionId });
  if (!acceptance) {
    throw new AppError('not-found', `There is no contribution ${contributionId}. It may not be indexed yet.`);
  }
  const [terms, disputes, records, schema, time] = await Promise.all([
    readDisputeTerms({ db }),
    listContributionDisputes(db, { contributionId }),
    listAcceptedRecords(db, { contributionId, limit: RECORDS_SHOWN }),
    readDatanetSchema(db, acceptance.datanetId),
    readChainNow({ chain }, { now }),
  ]);
  const closesAt = acceptance.accepted
    ? new Date(acceptance.accepted.at.getTime() + terms.unbondingDelayS * 1000)
    : null;
  const open = disputes.find(({ outcome }) => outcome === 'open');
  return {
    acceptance,
    terms,
    schema,
    records,
    closesAt,
    disputable: isDisputable({ acceptance, disputes, closesAt, time }),
    disputes,
    open: open ? { ...open, overdue: open.resolveBy <= time } : null,
  };
}

function isDisputable(input: {
  acceptance: AcceptanceRow;
  disputes: readonly AcceptanceDisputeRow[];
  closesAt: Date | null;
  time: Date;
}): Disputable {
  const { acceptance, disputes, closesAt, time } = input;
  if (closesAt === null) return 'never-accepted';
  if (disputes.some(({ outcome }) => outcome === 'open')) return 'open';
  if (disputes.some(({ outcome }) => outcome === 'upheld')) return 'upheld-before';
  if (closesAt <= time) return 'too-late';
  return acceptance.stake > 0n ? 'yes' : 'nothing-at-stake';
}
