import type { Hex } from '@/lib/core/hex';
import { listAcceptanceDisputes } from '@/lib/db/acceptance-dispute';
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
  /** The newest first, at most a hundred. */
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

export async function readOpenCases({ db }: { db: Db }): Promise<OpenCases> {
  const [challenge, { rows, total }] = await Promise.all([
    findOpenChallenge(db),
    listAcceptanceDisputes(db, { outcome: 'open', page: 1, pageSize: DISPUTES_SHOWN }),
  ]);
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
