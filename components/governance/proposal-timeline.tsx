import { isReady, type ProposalFacts } from '@/components/governance/state-words';
import { Moment } from '@/components/ui/moment';
import { type Step, Stepper } from '@/components/ui/stepper';

type Dates = ProposalFacts & {
  readonly createdAt: Date;
  readonly queuedAt: Date | null;
  readonly executedAt: Date | null;
  readonly canceledAt: Date | null;
};

/** The stations of a proposal: what is done, what is under way, what is to come, each with its time. */
export function ProposalTimeline({ proposal, now }: { proposal: Dates; now: Date }) {
  return <Stepper steps={timelineSteps(proposal, now)} />;
}

export function timelineSteps(proposal: Dates, now: Date): Step[] {
  const { state } = proposal;
  const proposed: Step = { label: 'Proposed', detail: <Moment at={proposal.createdAt} />, state: 'done' };
  if (state === 'canceled') {
    const detail = proposal.canceledAt ? <Moment at={proposal.canceledAt} /> : null;
    return [proposed, { label: 'Canceled', detail, state: 'failed' }];
  }
  const steps: Step[] = [
    proposed,
    {
      label: state === 'pending' ? 'Vote opens' : 'Vote opened',
      detail:
        state === 'pending' ? (
          <span className="grid gap-0.5">
            <Moment at={proposal.voteStart} />
            <span>Votes count as they are at this moment: delegate before it.</span>
          </span>
        ) : (
          <Moment at={proposal.voteStart} />
        ),
      state: state === 'pending' ? 'current' : 'done',
    },
    {
      label: state === 'pending' || state === 'active' ? 'Vote closes' : 'Vote closed',
      detail: <Moment at={proposal.voteEnd} />,
      state: state === 'pending' ? 'todo' : state === 'active' ? 'current' : 'done',
    },
  ];
  if (state === 'defeated') return [...steps, { label: 'Defeated', state: 'failed' }];
  const queued = proposal.queuedAt !== null || state === 'queued' || state === 'executed';
  return [
    ...steps,
    {
      label: 'Queued',
      detail: proposal.queuedAt ? <Moment at={proposal.queuedAt} /> : 'When it has passed, by anybody.',
      state: queued ? 'done' : state === 'succeeded' ? 'current' : 'todo',
    },
    {
      label: 'Can be executed',
      detail: proposal.executableAt ? <Moment at={proposal.executableAt} /> : 'After the timelock’s delay.',
      state: state === 'executed' || isReady(proposal, now) ? 'done' : state === 'queued' ? 'current' : 'todo',
    },
    {
      label: 'Executed',
      detail: proposal.executedAt ? <Moment at={proposal.executedAt} /> : 'By anybody, in one transaction.',
      state: state === 'executed' ? 'done' : isReady(proposal, now) ? 'current' : 'todo',
    },
  ];
}
