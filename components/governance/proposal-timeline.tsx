import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { isReady, type ProposalFacts } from '@/components/governance/state-words';
import { cn } from '@/components/ui/cn';
import { Moment } from '@/components/ui/moment';
import type { TranslatorOf } from '@/lib/texts/namespaces';

type Dates = ProposalFacts & {
  readonly createdAt: Date;
  readonly queuedAt: Date | null;
  readonly executedAt: Date | null;
  readonly canceledAt: Date | null;
};

type Station = { label: string; detail?: ReactNode; state: 'done' | 'current' | 'todo' | 'failed' };

const DOT: Readonly<Record<Station['state'], string>> = {
  done: 'border-river bg-river',
  current: 'border-river bg-surface ring-4 ring-river-soft',
  todo: 'border-line-strong bg-surface',
  failed: 'border-bad bg-bad',
};

/** The course of a proposal, from its source to its mouth: what is done, what is under way, what is to come. */
export function ProposalTimeline({ proposal, now }: { proposal: Dates; now: Date }) {
  const t = useTexts('governance.proposalTimeline');
  const stations = timelineStations(t, proposal, now);
  return (
    <ol aria-label={t('label')} className="grid lg:auto-cols-fr lg:grid-flow-col">
      {stations.map((station, place) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: stations have no other identity than their place
          key={place}
          className="relative pb-5 pl-8 text-sm last:pb-0 lg:pr-6 lg:pb-0 lg:pl-0 lg:last:pr-0"
          aria-current={station.state === 'current' ? 'step' : undefined}
        >
          {place < stations.length - 1 ? (
            <span
              aria-hidden="true"
              className={cn(
                'absolute max-lg:top-3 max-lg:-bottom-3 max-lg:left-[0.4375rem] max-lg:w-0.5 lg:top-[0.4375rem] lg:right-0 lg:left-3 lg:h-0.5',
                station.state === 'done' ? 'bg-river' : 'bg-line',
              )}
            />
          ) : null}
          <span
            aria-hidden="true"
            className={cn('absolute top-1 left-0 size-4 rounded-full border-2 lg:top-0', DOT[station.state])}
          />
          <p className={cn('font-medium lg:mt-6', station.state === 'todo' ? 'text-muted' : 'text-ink')}>
            {station.label}
            <span className="sr-only"> ({t(`state.${station.state}`)})</span>
          </p>
          {station.detail ? <div className="mt-0.5 text-muted">{station.detail}</div> : null}
        </li>
      ))}
    </ol>
  );
}

export function timelineStations(
  t: TranslatorOf<'governance.proposalTimeline'>,
  proposal: Dates,
  now: Date,
): Station[] {
  const { state } = proposal;
  const proposed: Station = { label: t('proposed'), detail: <Moment at={proposal.createdAt} />, state: 'done' };
  if (state === 'canceled') {
    const detail = proposal.canceledAt ? <Moment at={proposal.canceledAt} /> : null;
    return [proposed, { label: t('canceled'), detail, state: 'failed' }];
  }
  const stations: Station[] = [
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
  if (state === 'defeated') return [...stations, { label: t('defeated'), state: 'failed' }];
  const waits = proposal.queuedAt !== null || state === 'queued' || state === 'executed';
  const over = state === 'executed' || isReady(proposal, now);
  return [
    ...stations,
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
