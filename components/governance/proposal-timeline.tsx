import { useTexts } from '#texts';
import { isReady, type ProposalFacts } from '@/components/governance/state-words';
import { Moment } from '@/components/ui/moment';
import { type Step, Stepper } from '@/components/ui/stepper';
import type { TranslatorOf } from '@/lib/texts/namespaces';

type Dates = ProposalFacts & {
  readonly createdAt: Date;
  readonly queuedAt: Date | null;
  readonly executedAt: Date | null;
  readonly canceledAt: Date | null;
};

/** The course of a proposal, from its source to its mouth: what is done, what is under way, what is to come. */
export function ProposalTimeline({ proposal, now }: { proposal: Dates; now: Date }) {
  const t = useTexts('governance.proposalTimeline');
  return <Stepper label={t('label')} steps={timelineSteps(t, proposal, now)} across />;
}

export function timelineSteps(t: TranslatorOf<'governance.proposalTimeline'>, proposal: Dates, now: Date): Step[] {
  const { state } = proposal;
  const proposed: Step = { label: t('proposed'), detail: <Moment at={proposal.createdAt} />, state: 'done' };
  if (state === 'canceled') {
    const detail = proposal.canceledAt ? <Moment at={proposal.canceledAt} /> : null;
    return [proposed, { label: t('canceled'), detail, state: 'failed' }];
  }
  const steps: Step[] = [
    proposed,
    {
      label: state === 'pending' ? t('opens') : t('opened'),
      detail: <Moment at={proposal.voteStart} />,
      state: state === 'pending' ? 'current' : 'done',
    },
    {
      label: state === 'pending' || state === 'active' ? t('closes') : t('closed'),
      detail: <Moment at={proposal.voteEnd} />,
      state: state === 'pending' ? 'todo' : state === 'active' ? 'current' : 'done',
    },
  ];
  if (state === 'defeated') return [...steps, { label: t('defeated'), state: 'failed' }];
  const waits = proposal.queuedAt !== null || state === 'queued' || state === 'executed';
  const over = state === 'executed' || isReady(proposal, now);
  return [
    ...steps,
    {
      label: t('waiting'),
      detail: proposal.executableAt
        ? t.rich('until', { moment: () => (proposal.executableAt ? <Moment at={proposal.executableAt} /> : null) })
        : t('waitingStarts'),
      state: over ? 'done' : waits || state === 'succeeded' ? 'current' : 'todo',
    },
    {
      label: t('executed'),
      detail: proposal.executedAt ? <Moment at={proposal.executedAt} /> : t('byAnybody'),
      state: state === 'executed' ? 'done' : over ? 'current' : 'todo',
    },
  ];
}
