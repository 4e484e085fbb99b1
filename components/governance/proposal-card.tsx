import Link from 'next/link';
import { ProposalBadge } from '@/components/governance/proposal-badge';
import { type ProposalFacts, stateWords } from '@/components/governance/state-words';
import { VoteLine } from '@/components/governance/vote-tally';
import { Address } from '@/components/ui/address';
import { TimeAgo } from '@/components/ui/time-ago';

export type ProposalListItem = ProposalFacts & {
  readonly id: string;
  readonly title: string;
  readonly proposer: string;
  readonly createdAt: Date;
  readonly calls: readonly { readonly sentence: string }[];
};

const SENTENCES_SHOWN = 3;

/** A proposal in a list: what it is about, what it would do, how its vote stands, what comes next. */
export function ProposalCard({ proposal, now }: { proposal: ProposalListItem; now: Date }) {
  const { next, at } = stateWords(proposal, { now });
  // A title that says just what is done need not be said twice; any other stands beside what is really done.
  const sentences = proposal.calls.map(({ sentence }) => sentence).filter((sentence) => sentence !== proposal.title);
  const more = sentences.length - SENTENCES_SHOWN;
  return (
    <article className="rounded-lg border border-line bg-surface p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h3 className="min-w-0 break-words font-semibold text-base">
          <Link href={`/governance/proposals/${proposal.id}`} className="hover:underline">
            {proposal.title}
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
        {more > 0 ? <li className="text-faint">and {more} more</li> : null}
      </ul>
      {proposal.state === 'pending' || proposal.state === 'canceled' ? null : (
        <div className="mt-3">
          <VoteLine proposal={proposal} />
        </div>
      )}
      <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-faint text-sm">
        <span>
          {next} {at ? <TimeAgo at={at} /> : null}
        </span>
        <span className="inline-flex items-center gap-1.5">
          by <Address address={proposal.proposer} />
        </span>
        <span>
          proposed <TimeAgo at={proposal.createdAt} />
        </span>
      </p>
    </article>
  );
}
