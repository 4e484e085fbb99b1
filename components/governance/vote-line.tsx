import { useReader, useTexts } from '#texts';
import { formatPart } from '@/components/charts/format-part';
import { isQuorumReached, type ProposalFacts } from '@/components/governance/state-words';
import { supportLabel } from '@/components/governance/support-words';
import { castVotes, percentOf, VOTE_SIDES } from '@/components/governance/vote-sides';
import { cn } from '@/components/ui/cn';

/** All sides of a vote in one line, for a list. */
export function VoteLine({ proposal, className }: { proposal: ProposalFacts; className?: string }) {
  const t = useTexts('governance.voteLine');
  const words = useTexts('governance.supportWords');
  const { tag } = useReader();
  const cast = castVotes(proposal);
  if (cast === 0n) return <p className={cn('text-faint text-sm', className)}>{t('none')}</p>;
  return (
    <div className={className}>
      <div className="flex h-2 gap-0.5 overflow-hidden rounded-full bg-sunken forced-colors:border" aria-hidden="true">
        {VOTE_SIDES.filter(({ key }) => proposal[key] > 0n).map(({ key, fill }) => (
          <div
            key={key}
            className={cn('forced-color-adjust-none', fill)}
            style={{ width: `${percentOf(proposal[key], cast)}%` }}
          />
        ))}
      </div>
      <p className="mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5 text-muted text-sm">
        {VOTE_SIDES.filter(({ key }) => proposal[key] > 0n).map(({ key, support, fill }) => (
          <span key={key} className="inline-flex items-center gap-1.5 tabular-nums">
            <span className={cn('size-2.5 rounded-full forced-color-adjust-none', fill)} aria-hidden="true" />
            {t('side', { side: supportLabel(words, support), part: formatPart(proposal[key], cast, tag) })}
          </span>
        ))}
        <span>{isQuorumReached(proposal) ? t('enough') : t('notEnough')}</span>
      </p>
    </div>
  );
}
