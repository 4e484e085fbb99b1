import type { ReactNode } from 'react';
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
  return (
    <Card>
      <CardHeader
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {attempts === 1 ? 'The proposal' : `Proposal ${proposal.attempt}`}
            <ProposalBadge standing={proposal.standing} />
          </span>
        }
        description={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            by <Address address={proposal.proposer} href={`/people/${proposal.proposer}`} />
            <TimeAgo at={proposal.proposedAt} />
          </span>
        }
      />
      <dl className="mb-5 grid grid-cols-2 gap-x-6 gap-y-4 text-sm sm:grid-cols-4">
        <Fact label="Adds">
          <Amount baseUnits={proposal.adds} className="font-medium text-value" />
        </Fact>
        <Fact label="All epochs then">
          <Amount baseUnits={proposal.total} />
        </Fact>
        <Fact label="Proposer’s bond">
          <Amount baseUnits={proposal.bond} />
        </Fact>
        <Fact label="Window">{windowWords(proposal)}</Fact>
      </dl>
      <CodeList
        lines={[
          ['Merkle root', proposal.root],
          ['File (CID)', proposal.fileCid],
          ['Proposed in', proposal.transactionHash],
        ]}
      />
      {proposal.challenges.length > 0 ? (
        <>
          <h3 className="mt-6 font-medium text-sm">
            {proposal.challenges.length === 1 ? 'Its challenge' : 'Its challenges'}
          </h3>
          <ul className="divide-y divide-line">
            {proposal.challenges.map((challenge) => (
              <Contest
                key={challenge.position}
                contest={{ ...challenge, by: challenge.challenger }}
                gained={gainedWords(challenge, proposal.bond)}
              />
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}

function windowWords({ standing, claimableAt }: ProposalCardData): ReactNode {
  switch (standing) {
    case 'open':
      return (
        <>
          ends <TimeAgo at={claimableAt} />
        </>
      );
    case 'challenged':
      return 'stands still';
    case 'rejected':
      return 'never ended';
    default:
      return (
        <>
          ended <TimeAgo at={claimableAt} />
        </>
      );
  }
}

function gainedWords({ outcome, bond }: { outcome: DisputeOutcome; bond: bigint }, proposerBond: bigint): ReactNode {
  switch (outcome) {
    case 'open':
      return null;
    case 'upheld':
      return (
        <>
          The challenger got <Amount baseUnits={bond + wonOf(proposerBond)} />: the bond back, and three quarters of the
          proposer’s. The rest went to the treasury.
        </>
      );
    case 'dismissed':
      return (
        <>
          The proposer got <Amount baseUnits={wonOf(bond)} />, three quarters of the bond. The rest went to the
          treasury.
        </>
      );
    case 'expired':
      return 'Nobody decided in time: the proposal was dropped, and both bonds went back.';
  }
}
