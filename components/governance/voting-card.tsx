'use client';

import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { supportLabel } from '@/components/governance/support-words';
import { VoteForm } from '@/components/governance/vote-form';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
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
  const t = useTexts('governance.votingCard');
  const words = useTexts('governance.supportWords');
  const { account, connect, connecting } = useSession();
  const link = (chunks: ReactNode) => (
    <Link href="/governance/delegates" className="link">
      {chunks}
    </Link>
  );
  if (account === null || own === null) {
    return state === 'active' ? (
      <div className="grid justify-items-start gap-3 text-sm">
        <p className="text-muted">{t('signInReason')}</p>
        <Button onClick={connect} busy={connecting}>
          {t('signIn')}
        </Button>
      </div>
    ) : null;
  }
  if (own.vote) {
    const { support, weight, reason } = own.vote;
    return (
      <Alert tone="good" title={t('voted', { side: supportLabel(words, support) })}>
        {t.rich('votedWith', { votes: () => <Amount baseUnits={weight} unit={false} /> })}
        {reason ? <span translate="no"> “{reason}”</span> : null}
      </Alert>
    );
  }
  if (state === 'pending') {
    return (
      <p className="text-muted text-sm">
        {own.weight > 0n
          ? t.rich('votesNow', { votes: () => <Amount baseUnits={own.weight} unit={false} /> })
          : t.rich('noVotesYet', { link })}
      </p>
    );
  }
  if (state !== 'active') return null;
  if (own.weight === 0n) {
    return (
      <Alert tone="info" title={t('noVotesHere')}>
        {t.rich('noVotesReason', { link, moment: () => <Moment at={voteStart} /> })}
      </Alert>
    );
  }
  return <VoteForm proposalId={proposalId} weight={own.weight} />;
}
