import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { Moment } from '@/components/ui/moment';
import type { Step } from '@/components/ui/stepper';
import type { ReceiptState } from '@/lib/schemas/receipt';
import type { TranslatorOf } from '@/lib/texts/namespaces';

type StepTexts = TranslatorOf<'receipts.timelineSteps'>;

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
export function timelineSteps(t: StepTexts, facts: TimelineFacts): Step[] {
  const { state, askedAt, answeredAt, attributedAt, traced, settlement } = facts;
  const first: Step = answeredAt
    ? { label: t('answered'), detail: <Moment at={answeredAt} />, state: 'done' }
    : { label: t('asked'), detail: <Moment at={askedAt} />, state: state === 'failed' ? 'failed' : 'current' };
  if (state === 'failed') return [first, { label: t('notCharged'), detail: t('nobodyPays'), state: 'failed' }];
  return [
    first,
    {
      label: t(traced ? 'traced' : 'byShares'),
      detail: attributedAt ? <Moment at={attributedAt} /> : t('later'),
      state: attributedAt || settlement ? 'done' : answeredAt ? 'current' : 'todo',
    },
    ...settlementSteps(t, settlement),
  ];
}

function settlementSteps(t: StepTexts, settlement: TimelineFacts['settlement']): Step[] {
  const { charged = null, proposal = null } = settlement ?? {};
  const epoch = {
    number: settlement?.epoch ?? 0,
    epoch: (chunks: ReactNode) => (
      <Link href={`/earnings/epochs/${settlement?.epoch}`} className="link">
        {chunks}
      </Link>
    ),
  };
  return [
    {
      label: t('charged'),
      detail: charged ? (
        <Lines>
          <Moment at={charged.at} />
          <span>
            {t.rich('settlement', { id: charged.settlementId, hash: () => <Hash hash={charged.transactionHash} /> })}
          </span>
        </Lines>
      ) : settlement ? (
        t.rich('withEpoch', epoch)
      ) : (
        t('withNext')
      ),
      state: charged || proposal ? 'done' : settlement ? 'current' : 'todo',
    },
    {
      label: t('settled'),
      detail: proposal ? (
        <Lines>
          <Moment at={proposal.at} />
          <span>{t.rich('settledIn', epoch)}</span>
        </Lines>
      ) : (
        t('fixed')
      ),
      state: proposal ? (proposal.status === 'rejected' ? 'failed' : 'done') : charged ? 'current' : 'todo',
    },
    lastStep(t, settlement),
  ];
}

function lastStep(t: StepTexts, settlement: TimelineFacts['settlement']): Step {
  const proposal = settlement?.proposal;
  if (!proposal) return { label: t('claimable'), detail: t('after'), state: 'todo' };
  if (proposal.status === 'rejected') return { label: t('dropped'), detail: t('droppedWords'), state: 'current' };
  const state = proposal.claimable ? 'done' : 'current';
  if (proposal.challenged) {
    const link = (chunks: ReactNode) => (
      <Link href={`/disputes/epochs/${settlement.epoch}`} className="link">
        {chunks}
      </Link>
    );
    return { label: t('challenged'), detail: t.rich('challengedWords', { link }), state };
  }
  return {
    label: t('claimable'),
    detail: (
      <Lines>
        <Moment at={proposal.claimableAt} />
        <span>{t(proposal.claimable ? 'over' : 'until')}</span>
      </Lines>
    ),
    state,
  };
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
