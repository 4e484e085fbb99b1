import type { Metadata } from 'next';
import { CaseStakesView } from '@/components/disputes/case-stakes';
import { ChallengeForm } from '@/components/disputes/challenge-form';
import { DecideForm } from '@/components/disputes/decide-form';
import { EpochBrief } from '@/components/disputes/epoch-brief';
import { EpochCourse } from '@/components/disputes/epoch-course';
import { ProposalBadge } from '@/components/disputes/proposal-badge';
import { ProposalCard } from '@/components/disputes/proposal-card';
import { VerifyEpoch } from '@/components/disputes/verify-epoch';
import { WhoDecides } from '@/components/disputes/who-decides';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { parseId } from '@/lib/server/datanets/parse-id';
import { dependencies } from '@/lib/server/dependencies';
import { isGuardianAway } from '@/lib/server/disputes/is-guardian-away';
import { readEpochDisputes } from '@/lib/server/disputes/read-epoch-disputes';
import { orNotFound } from '@/lib/server/or-not-found';
import { readOrigin } from '@/lib/server/read-origin';
import { readSession } from '@/lib/server/session/read-session';
import { getTexts } from '@/lib/texts/get-texts';

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTexts('disputes.epochPage');
  return { title: t('metaTitle', { number: (await params).number.slice(0, 12) }) };
}

export default async function EpochDisputesPage({ params }: Props) {
  const { number } = await params;
  const [t, session, epoch] = await Promise.all([
    getTexts('disputes.epochPage'),
    readSession(),
    orNotFound(() => readEpochDisputes(dependencies(), { number: parseId(number, 'epoch'), now: new Date() })),
  ]);
  const { proposals, open, terms } = epoch;
  const [last] = proposals;
  const subject = { kind: 'epoch', number: epoch.number, root: last.root } as const;
  return (
    <>
      <PageHeader
        title={t('title', { number: epoch.number })}
        crumbs={[{ href: '/disputes', label: t('disputes') }]}
        meta={<ProposalBadge standing={last.standing} />}
        actions={
          <ButtonLink variant="secondary" href={`/earnings/epochs/${epoch.number}?of=all`}>
            {t('pays')}
          </ButtonLink>
        }
      />
      <div className="grid gap-8">
        <EpochBrief number={epoch.number} proposal={last} />
        <EpochCourse proposal={last} open={open} />
        {open ? (
          <>
            <CaseStakesView kind="epoch" bond={open.bond} against={last.bond} />
            {session && session.account === terms.guardian ? <DecideForm subject={subject} /> : null}
            <WhoDecides
              subject={subject}
              guardian={terms.guardian}
              guardianAway={isGuardianAway(terms.guardian)}
              resolveBy={open.resolveBy}
              overdue={open.overdue}
            />
          </>
        ) : null}
        {proposals.map((proposal) => (
          <ProposalCard key={proposal.attempt} proposal={proposal} attempts={proposals.length} />
        ))}
        <VerifyEpoch number={epoch.number} origin={readOrigin()} />
        {last.standing === 'open' ? (
          <SignedInGate reason={t('signInReason')}>
            <Card>
              <CardHeader title={t('challenge')} description={t('challengeWords')} />
              <ChallengeForm key={last.root} number={epoch.number} root={last.root} />
            </Card>
          </SignedInGate>
        ) : null}
      </div>
    </>
  );
}
