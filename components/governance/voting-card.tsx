'use client';

import Link from 'next/link';
import { supportLabel } from '@/components/governance/support-words';
import { VoteForm } from '@/components/governance/vote-form';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { useSession } from '@/components/wallet/session-provider';
import type { ProposalState, VoteSupport } from '@/lib/schemas/protocol';

/** What the reader can do about the vote: sign in, vote, or learn why not. Nothing once the vote is over and they did not. */
export function VotingCard({
  proposalId,
  state,
  voteStart,
  own,
}: {
  proposalId: string;
  state: ProposalState;
  voteStart: Date;
  own: { vote: { support: VoteSupport; weight: bigint; reason: string } | null; weight: bigint } | null;
}) {
  const { account, connect, connecting } = useSession();
  if (account === null || own === null) {
    return state === 'active' ? (
      <div className="grid justify-items-start gap-3 text-sm">
        <p className="text-muted">Sign in to vote. Who has votes, by their own OPEN or by delegation, decides.</p>
        <Button onClick={connect} busy={connecting}>
          Connect and sign in
        </Button>
      </div>
    ) : null;
  }
  if (own.vote) {
    return (
      <Alert tone="good" title={`You voted: ${supportLabel(own.vote.support)}`}>
        With <Amount baseUnits={own.vote.weight} unit={false} /> votes.
        {own.vote.reason ? ` “${own.vote.reason}”` : null}
      </Alert>
    );
  }
  if (state === 'pending') {
    return (
      <p className="text-muted text-sm">
        {own.weight > 0n ? (
          <>
            You have <Amount baseUnits={own.weight} unit={false} /> votes now. They count as they are when the vote
            opens.
          </>
        ) : (
          <>
            You have no votes yet.{' '}
            <Link href="/governance/delegates" className="link">
              Delegate your OPEN
            </Link>{' '}
            before the vote opens, to yourself or to somebody else.
          </>
        )}
      </p>
    );
  }
  if (state !== 'active') return null;
  if (own.weight === 0n) {
    return (
      <Alert tone="info" title="You have no votes here">
        Votes count as they were when the vote opened (<Moment at={voteStart} />
        ), and OPEN votes only when it is delegated.{' '}
        <Link href="/governance/delegates" className="link">
          Delegate yours
        </Link>{' '}
        for the next vote.
      </Alert>
    );
  }
  return <VoteForm proposalId={proposalId} weight={own.weight} />;
}
