import Link from 'next/link';
import type { ReactNode } from 'react';
import { Moment } from '@/components/ui/moment';
import type { Step } from '@/components/ui/stepper';
import type { ReceiptState } from '@/lib/schemas/receipt';

export type TimelineFacts = {
  state: ReceiptState;
  askedAt: Date;
  answeredAt: Date | null;
  attributedAt: Date | null;
  /** Whether single records were found to have shaped it; else its fee follows the version's shares. */
  traced: boolean;
  settlement: {
    epoch: number;
    charged: { settlementId: number; at: Date; transactionHash: string } | null;
    proposal: {
      at: Date;
      status: 'proposed' | 'rejected' | 'final';
      challenged: boolean;
      claimableAt: Date;
      claimable: boolean;
    } | null;
  } | null;
};

/** The stations of a paid answer: what is done, what is under way, what is to come. */
export function timelineSteps({ state, askedAt, answeredAt, attributedAt, traced, settlement }: TimelineFacts): Step[] {
  const steps: Step[] = [
    answeredAt
      ? { label: 'Answered', detail: <Moment at={answeredAt} />, state: 'done' }
      : { label: 'Asked', detail: <Moment at={askedAt} />, state: state === 'failed' ? 'failed' : 'current' },
  ];
  if (state === 'failed') {
    steps.push({ label: 'Not charged', detail: 'Nobody pays and nobody is paid.', state: 'failed' });
    return steps;
  }
  steps.push({
    label: traced ? 'Traced to its records' : 'Divided by the version’s shares',
    detail: attributedAt ? <Moment at={attributedAt} /> : 'A moment later.',
    state: attributedAt || settlement ? 'done' : answeredAt ? 'current' : 'todo',
  });
  const { charged = null, proposal = null } = settlement ?? {};
  const epoch = settlement ? (
    <Link href={`/earnings/epochs/${settlement.epoch}`} className="link">
      epoch {settlement.epoch}
    </Link>
  ) : null;
  steps.push({
    label: 'Fee charged on chain',
    detail: charged ? (
      <Lines>
        <Moment at={charged.at} />
        <span>
          settlement {charged.settlementId}, transaction <Hash hash={charged.transactionHash} />
        </span>
      </Lines>
    ) : settlement ? (
      <>With {epoch}.</>
    ) : (
      'With the next epoch.'
    ),
    state: charged || proposal ? 'done' : settlement ? 'current' : 'todo',
  });
  steps.push({
    label: 'Settled',
    detail: proposal ? (
      <Lines>
        <Moment at={proposal.at} />
        <span>in {epoch}: everybody’s earnings are fixed by one root on chain</span>
      </Lines>
    ) : (
      'Everybody’s earnings are fixed by one root on chain.'
    ),
    state: proposal ? (proposal.status === 'rejected' ? 'failed' : 'done') : charged ? 'current' : 'todo',
  });
  steps.push(
    proposal?.status === 'rejected'
      ? {
          label: 'Dropped after a challenge',
          detail: 'Nothing is lost: the epoch is proposed again once it is repaired.',
          state: 'current',
        }
      : {
          label: proposal?.challenged ? 'Challenged' : 'Claimable',
          detail: proposal?.challenged ? (
            <>
              The time to object stands still until the guardian or a vote says who is right.{' '}
              <Link href={`/disputes/epochs/${settlement?.epoch}`} className="link">
                See the challenge
              </Link>
            </>
          ) : proposal ? (
            <Lines>
              <Moment at={proposal.claimableAt} />
              <span>
                {proposal.claimable
                  ? 'The time to object is over: whoever earned can claim.'
                  : 'Until then anybody can look for mistakes.'}
              </span>
            </Lines>
          ) : (
            'After the time to object.'
          ),
          state: proposal?.claimable ? 'done' : proposal ? 'current' : 'todo',
        },
  );
  return steps;
}

function Lines({ children }: { children: ReactNode }) {
  return <span className="grid gap-0.5">{children}</span>;
}

function Hash({ hash }: { hash: string }) {
  return (
    <code className="font-mono text-xs" title={hash}>
      {hash.slice(0, 10)}…
    </code>
  );
}
