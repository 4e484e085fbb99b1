import { useReader, useTexts } from '#texts';
import { ChartFrame } from '@/components/charts/chart-frame';
import { formatPart } from '@/components/charts/format-part';
import { isQuorumReached, type ProposalFacts } from '@/components/governance/state-words';
import { supportLabel } from '@/components/governance/support-words';
import { castVotes, percentOf, VOTE_SIDES } from '@/components/governance/vote-sides';
import { Amount } from '@/components/ui/amount';
import { cn } from '@/components/ui/cn';
import { formatOpenExact } from '@/lib/core/units';

/**
 * How the votes stand: one stream of all that was cast, for and abstentions first, and in it the mark that they have to
 * pass for the vote to count. Base units of OPEN.
 */
export function VoteTally({ proposal, id }: { proposal: ProposalFacts; id: string }) {
  const t = useTexts('governance.voteTally');
  const words = useTexts('governance.supportWords');
  const { tag } = useReader();
  const { quorum, forVotes, againstVotes, abstainVotes } = proposal;
  const cast = castVotes(proposal);
  const counted = forVotes + abstainVotes;
  // The mark never stands at the very edge.
  const scale = cast > quorum ? cast : quorum + quorum / 8n;
  const votes = (amount: bigint) => <Amount baseUnits={amount} unit={false} />;
  const cell = (amount: bigint) => ({ shown: votes(amount), value: formatOpenExact(amount) });
  return (
    <ChartFrame
      title={t('title')}
      description={t(standing(proposal))}
      readable
      table={{
        columns: [t('side'), t('votes'), t('part')],
        rows: [
          ...VOTE_SIDES.map(({ key, support }) => [
            supportLabel(words, support),
            cell(proposal[key]),
            formatPart(proposal[key], cast, tag),
          ]),
          [t('turnout'), cell(counted), ''],
          [t('needed'), cell(quorum), ''],
        ],
        fileName: `votes-${id.slice(0, 8)}`,
      }}
    >
      <div>
        <div className="relative" aria-hidden="true">
          <div className="flex h-5 overflow-hidden rounded-full bg-sunken forced-colors:border">
            {VOTE_SIDES.filter(({ key }) => proposal[key] > 0n).map(({ key, fill }) => (
              <div
                key={key}
                className={cn('min-w-0.5 forced-color-adjust-none', fill)}
                style={{ width: `${percentOf(proposal[key], scale)}%` }}
              />
            ))}
          </div>
          {quorum > 0n ? (
            <div
              className="absolute -top-1.5 -bottom-1.5 w-0.5 bg-ink forced-colors:bg-[CanvasText]"
              style={{ left: `${percentOf(quorum, scale)}%` }}
            />
          ) : null}
        </div>
        <ul className="mt-4 grid gap-2 text-sm">
          {VOTE_SIDES.map(({ key, support, fill }) => (
            <li key={key} className="flex items-baseline gap-2.5">
              <span
                className={cn('size-2.5 shrink-0 rounded-full forced-color-adjust-none', fill)}
                aria-hidden="true"
              />
              <span className="flex-1 font-medium text-ink">{supportLabel(words, support)}</span>
              <span className="text-muted tabular-nums">
                {t.rich('figure', {
                  votes: () => votes(proposal[key]),
                  part: formatPart(proposal[key], cast, tag),
                })}
              </span>
            </li>
          ))}
          <li className="flex items-baseline gap-2.5 border-line border-t pt-2">
            <span className="relative h-3.5 w-2.5 shrink-0" aria-hidden="true">
              <span className="absolute inset-y-0 left-1 w-0.5 bg-ink forced-colors:bg-[CanvasText]" />
            </span>
            <span className="flex-1 font-medium text-ink">
              {isQuorumReached(proposal) ? t('reached') : t('notReached')}
            </span>
            <span className="text-right text-muted tabular-nums">
              {t.rich('of', { counted: () => votes(counted), quorum: () => votes(quorum) })}
            </span>
          </li>
        </ul>
        <p className="mt-2 text-faint text-sm">{t('counting')}</p>
      </div>
    </ChartFrame>
  );

  function standing(facts: ProposalFacts) {
    if (cast === 0n) return 'standing.none' as const;
    if (!isQuorumReached(facts)) return 'standing.tooFew' as const;
    return forVotes > againstVotes ? ('standing.ahead' as const) : ('standing.behind' as const);
  }
}
