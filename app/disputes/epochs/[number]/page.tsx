import type { Metadata } from 'next';
import { ChallengeForm } from '@/components/disputes/challenge-form';
import { DecideForm } from '@/components/disputes/decide-form';
import { ProposalBadge } from '@/components/disputes/proposal-badge';
import { ProposalCard } from '@/components/disputes/proposal-card';
import { VerifyEpoch } from '@/components/disputes/verify-epoch';
import { WhoDecides } from '@/components/disputes/who-decides';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { TimeAgo } from '@/components/ui/time-ago';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { parseId } from '@/lib/server/datanets/parse-id';
import { dependencies } from '@/lib/server/dependencies';
import { readEpochDisputes } from '@/lib/server/disputes/read-epoch-disputes';
import { orNotFound } from '@/lib/server/or-not-found';
import { readSession } from '@/lib/server/session/read-session';

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Proposals of epoch ${(await params).number.slice(0, 12)}` };
}

export default async function EpochDisputesPage({ params }: Props) {
  const { number } = await params;
  const [session, epoch] = await Promise.all([
    readSession(),
    orNotFound(() => readEpochDisputes(dependencies(), { number: parseId(number, 'epoch'), now: new Date() })),
  ]);
  const { proposals, open, terms } = epoch;
  const [last] = proposals;
  const subject = { kind: 'epoch', number: epoch.number, root: last.root } as const;
  return (
    <>
      <PageHeader
        title={`Epoch ${epoch.number}: who proposed it, who contests it`}
        crumbs={[{ href: '/disputes', label: 'Disputes' }]}
        meta={
          <>
            <ProposalBadge standing={last.standing} />
            {last.standing === 'open' ? (
              <span>
                window ends <TimeAgo at={last.claimableAt} />
              </span>
            ) : null}
          </>
        }
        actions={
          <ButtonLink variant="secondary" href={`/earnings/epochs/${epoch.number}?of=all`}>
            What it pays
          </ButtonLink>
        }
      />
      <div className="grid gap-6">
        {open ? (
          <>
            {session && session.account === terms.guardian ? <DecideForm subject={subject} /> : null}
            <WhoDecides subject={subject} guardian={terms.guardian} resolveBy={open.resolveBy} overdue={open.overdue} />
          </>
        ) : null}
        {proposals.map((proposal) => (
          <ProposalCard key={proposal.attempt} proposal={proposal} attempts={proposals.length} />
        ))}
        <VerifyEpoch number={epoch.number} />
        {last.standing === 'open' ? (
          <SignedInGate reason="to challenge this epoch">
            <Card>
              <CardHeader
                title="Challenge this epoch"
                description="When something in it is wrong, or its file cannot be had. The window stands still until it is decided, and nothing of it can be claimed."
              />
              <ChallengeForm key={last.root} number={epoch.number} root={last.root} />
            </Card>
          </SignedInGate>
        ) : null}
      </div>
    </>
  );
}
