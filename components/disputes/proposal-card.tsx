import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { Contest } from '@/components/disputes/contest';
import { Fact } from '@/components/disputes/fact';
import { ProposalBadge, type ProposalStandingWord } from '@/components/disputes/proposal-badge';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Card, CardHeader } from '@/components/ui/card';
import { CodeList } from '@/components/ui/code-list';
import { TimeAgo } from '@/components/ui/time-ago';
import { wonOf } from '@/lib/chain/lost-bond';
import type { DisputeOutcome } from '@/lib/schemas/protocol';
import type { TranslatorOf } from '@/lib/texts/namespaces';

export type ProposalCardData = {
  attempt: number;
  standing: ProposalStandingWord;
  proposer: string;
  bond: bigint;
  adds: bigint;
  total: bigint;
  root: string;
  fileCid: string;
  proposedAt: Date;
  claimableAt: Date;
  transactionHash: string;
  challenges: readonly {
    position: number;
    challenger: string;
    bond: bigint;
    reason: string;
    outcome: DisputeOutcome;
    openedAt: Date;
    resolution: string;
    resolvedAt: Date | null;
  }[];
};

/** One proposal of an epoch: whose it is, what it adds, and who challenged it. Base units. */
export function ProposalCard({ proposal, attempts }: { proposal: ProposalCardData; attempts: number }) {
  const t = useTexts('disputes.proposalCard');
  return (
    <Card>
      <CardHeader
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {attempts === 1 ? t('title') : t('attempt', { attempt: proposal.attempt })}
            <ProposalBadge standing={proposal.standing} />
          </span>
        }
        description={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            {t.rich('by', {
              proposer: () => <Address address={proposal.proposer} href={`/people/${proposal.proposer}`} />,
              time: () => <TimeAgo at={proposal.proposedAt} />,
            })}
          </span>
        }
      />
      <dl className="mb-5 grid grid-cols-2 gap-x-6 gap-y-4 text-sm sm:grid-cols-4">
        <Fact label={t('adds')}>
          <Amount baseUnits={proposal.adds} className="font-medium text-value" />
        </Fact>
        <Fact label={t('total')}>
          <Amount baseUnits={proposal.total} />
        </Fact>
        <Fact label={t('bond')}>
          <Amount baseUnits={proposal.bond} />
        </Fact>
        <Fact label={t('window')}>{windowWords(t, proposal)}</Fact>
      </dl>
      <CodeList
        lines={[
          [t('root'), proposal.root],
          [t('file'), proposal.fileCid],
          [t('transaction'), proposal.transactionHash],
        ]}
      />
      {proposal.challenges.length > 0 ? (
        <>
          <h3 className="mt-6 font-medium text-sm">{t('challenges', { count: proposal.challenges.length })}</h3>
          <ul className="divide-y divide-line">
            {proposal.challenges.map((challenge) => (
              <Contest
                key={challenge.position}
                contest={{ ...challenge, by: challenge.challenger }}
                gained={gainedWords(t, challenge, proposal.bond)}
              />
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}

function windowWords(t: TranslatorOf<'disputes.proposalCard'>, { standing, claimableAt }: ProposalCardData): ReactNode {
  const time = () => <TimeAgo at={claimableAt} />;
  switch (standing) {
    case 'open':
      return t.rich('windowEnds', { time });
    case 'challenged':
      return t('windowStands');
    case 'rejected':
      return t('windowNever');
    default:
      return t.rich('windowEnded', { time });
  }
}

function gainedWords(
  t: TranslatorOf<'disputes.proposalCard'>,
  { outcome, bond }: { outcome: DisputeOutcome; bond: bigint },
  proposerBond: bigint,
): ReactNode {
  switch (outcome) {
    case 'open':
      return null;
    case 'upheld':
      return t.rich('upheld', { amount: () => <Amount baseUnits={bond + wonOf(proposerBond)} /> });
    case 'dismissed':
      return t.rich('dismissed', { amount: () => <Amount baseUnits={wonOf(bond)} /> });
    case 'expired':
      return t('expired');
  }
}
