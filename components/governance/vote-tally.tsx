import { formatPart } from '@/components/charts/format-part';
import { isQuorumReached, type ProposalFacts } from '@/components/governance/state-words';
import { Amount } from '@/components/ui/amount';
import { cn } from '@/components/ui/cn';

/** Wide enough for a bar's picture: parts of ten thousand. */
const SCALE = 10_000n;

const SIDES = [
  { key: 'forVotes', label: 'For', fill: 'bg-good' },
  { key: 'againstVotes', label: 'Against', fill: 'bg-bad' },
  { key: 'abstainVotes', label: 'Abstain', fill: 'bg-line-strong' },
] as const;

/** How the votes stand, each side with its figure, and how far the quorum is. It is its own table. */
export function VoteTally({ proposal, className }: { proposal: ProposalFacts; className?: string }) {
  const cast = castVotes(proposal);
  const counted = proposal.forVotes + proposal.abstainVotes;
  const reached = isQuorumReached(proposal);
  return (
    <div className={cn('grid gap-5', className)}>
      <ul aria-label="Votes" className="grid gap-3 text-sm">
        {SIDES.map(({ key, label, fill }) => (
          <li key={key}>
            <div className="flex items-baseline justify-between gap-4">
              <span className="font-medium text-ink">{label}</span>
              <span className="text-muted tabular-nums">
                <Amount baseUnits={proposal[key]} unit={false} /> · {formatPart(proposal[key], cast)}
              </span>
            </div>
            <Bar fill={fill} percent={percentOf(proposal[key], cast)} />
          </li>
        ))}
      </ul>
      <div className="text-sm">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-medium text-ink">{reached ? 'Quorum reached' : 'Quorum not reached'}</span>
          <span className="text-muted tabular-nums">
            <Amount baseUnits={counted} unit={false} /> of <Amount baseUnits={proposal.quorum} />
          </span>
        </div>
        <Bar fill={reached ? 'bg-river' : 'bg-value-fill'} percent={percentOf(counted, proposal.quorum)} />
        <p className="mt-1.5 text-faint">Votes for and abstentions count towards it.</p>
      </div>
    </div>
  );
}

/** All sides in one line, for a list. */
export function VoteLine({ proposal }: { proposal: ProposalFacts }) {
  const cast = castVotes(proposal);
  if (cast === 0n) return <p className="text-faint text-sm">No votes yet.</p>;
  return (
    <div>
      <div className="flex h-1.5 gap-0.5 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
        {SIDES.filter(({ key }) => proposal[key] > 0n).map(({ key, fill }) => (
          <div key={key} className={fill} style={{ width: `${percentOf(proposal[key], cast)}%` }} />
        ))}
      </div>
      <p className="mt-1.5 flex flex-wrap gap-x-3 text-muted text-sm">
        {SIDES.map(({ key, label }) => (
          <span key={key} className="tabular-nums">
            {label} {formatPart(proposal[key], cast)}
          </span>
        ))}
        <span>{isQuorumReached(proposal) ? 'Quorum reached' : 'Quorum not reached'}</span>
      </p>
    </div>
  );
}

function Bar({ fill, percent }: { fill: string; percent: number }) {
  return (
    <div className="mt-1 h-1.5 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
      <div className={cn('h-full rounded-full', fill)} style={{ width: `${percent}%` }} />
    </div>
  );
}

function castVotes({ forVotes, againstVotes, abstainVotes }: ProposalFacts): bigint {
  return forVotes + againstVotes + abstainVotes;
}

function percentOf(part: bigint, whole: bigint): number {
  if (whole === 0n) return part > 0n ? 100 : 0;
  return Math.min(100, Number((part * SCALE) / whole) / 100);
}
