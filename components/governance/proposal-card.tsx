import { useTexts } from '#texts';
import { NextWords } from '@/components/governance/next-words';
import { ProposalBadge } from '@/components/governance/proposal-badge';
import { type ProposalFacts, stateWords } from '@/components/governance/state-words';
import { VoteLine } from '@/components/governance/vote-line';
import { Address } from '@/components/ui/address';
import { Link } from '@/components/ui/link';
import { TimeAgo } from '@/components/ui/time-ago';

export type ProposalListItem = ProposalFacts & {
  readonly id: string;
  readonly name: string;
  /** The name is in its proposer’s words, not in ours. */
  readonly written: boolean;
  readonly proposer: string;
  readonly createdAt: Date;
  /** What each of its calls does. */
  readonly sentences: readonly string[];
};

const SENTENCES_SHOWN = 3;

/** A proposal in a list: what it is about, what it would do, how its vote stands, what comes next. */
export function ProposalCard({ proposal, now }: { proposal: ProposalListItem; now: Date }) {
  const t = useTexts('governance.proposalCard');
  const words = useTexts('governance.stateWords');
  const { next, at } = stateWords(words, proposal, { now });
  // A name that says just what is done need not be said twice; any other stands beside what is really done.
  const sentences = proposal.sentences.filter((sentence) => sentence !== proposal.name);
  const more = sentences.length - SENTENCES_SHOWN;
  return (
    <article className="py-6">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h3 className="min-w-0 break-words font-semibold text-lg leading-snug">
          <Link
            href={`/governance/proposals/${proposal.id}`}
            className="hover:underline"
            {...(proposal.written ? { translate: 'no' as const } : {})}
          >
            {proposal.name}
          </Link>
        </h3>
        <ProposalBadge proposal={proposal} now={now} />
      </div>
      <ul className="mt-1.5 grid gap-0.5 text-sm">
        {sentences.slice(0, SENTENCES_SHOWN).map((sentence, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: calls of a proposal have no other identity than their place
          <li key={place} className="break-words text-muted">
            {sentence}
          </li>
        ))}
        {more > 0 ? <li className="text-faint">{t('more', { count: more })}</li> : null}
      </ul>
      {proposal.state === 'pending' || proposal.state === 'canceled' ? null : (
        <VoteLine className="mt-4" proposal={proposal} />
      )}
      <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-muted text-sm">
        <span>
          <NextWords next={next} at={at} when={(moment) => <TimeAgo at={moment} />} />
        </span>
        <span className="inline-flex flex-wrap items-center gap-x-1.5 text-faint">
          {t.rich('proposed', {
            who: () => <Address address={proposal.proposer} />,
            when: () => <TimeAgo at={proposal.createdAt} />,
          })}
        </span>
      </p>
    </article>
  );
}
