import type { Hex } from '@/lib/core/hex';
import { listAcceptanceDisputes, listContributionDisputes } from '@/lib/db/acceptance-dispute';
import type { Db } from '@/lib/db/client';
import { findOpenChallenge } from '@/lib/db/epoch-challenge';

const DISPUTES_SHOWN = 100;

/** What waits for somebody to say who is right. */
export type OpenCases = {
  readonly challenge: {
    readonly epoch: number;
    readonly root: Hex;
    readonly challenger: string;
    readonly proposer: string;
    readonly reason: string;
    readonly resolveBy: Date;
  } | null;
  /** The newest first, at most a hundred, and the one that was asked for. */
  readonly disputes: readonly {
    readonly contributionId: number;
    readonly datanetId: number;
    readonly datanetName: string | null;
    readonly curator: string;
    readonly disputer: string;
    readonly reason: string;
    readonly resolveBy: Date;
  }[];
  /** Of all, listed or not. */
  readonly openDisputes: number;
};

/** `contribution`: one whose open dispute is to be among them, however many are newer. */
export async function readOpenCases(
  { db }: { db: Db },
  { contribution = null }: { contribution?: number | null } = {},
): Promise<OpenCases> {
  const [challenge, { rows: newest, total }, own] = await Promise.all([
    findOpenChallenge(db),
    listAcceptanceDisputes(db, { outcome: 'open', page: 1, pageSize: DISPUTES_SHOWN }),
    contribution === null ? [] : listContributionDisputes(db, { contributionId: contribution }),
  ]);
  const asked = own.filter(
    ({ outcome, contributionId }) => outcome === 'open' && !newest.some((one) => one.contributionId === contributionId),
  );
  const rows = [...newest, ...asked];
  return {
    challenge: challenge
      ? {
          epoch: challenge.number,
          root: `0x${challenge.root.slice(2)}`,
          challenger: challenge.challenger,
          proposer: challenge.proposer,
          reason: challenge.reason,
          resolveBy: challenge.resolveBy,
        }
      : null,
    disputes: rows.map(({ contributionId, datanetId, datanetName, curator, disputer, reason, resolveBy }) => ({
      contributionId,
      datanetId,
      datanetName,
      curator,
      disputer,
      reason,
      resolveBy,
    })),
    openDisputes: total,
  };
}
