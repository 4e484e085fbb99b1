import type { Metadata } from 'next';
import { AcceptanceBrief } from '@/components/disputes/acceptance-brief';
import { AcceptanceCourse } from '@/components/disputes/acceptance-course';
import { AcceptanceFacts } from '@/components/disputes/acceptance-facts';
import { CaseStakesView } from '@/components/disputes/case-stakes';
import { DecideForm } from '@/components/disputes/decide-form';
import { DisputeForm } from '@/components/disputes/dispute-form';
import { DisputeHistory } from '@/components/disputes/dispute-history';
import { WhoDecides } from '@/components/disputes/who-decides';
import { Alert } from '@/components/ui/alert';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { lesserOf } from '@/lib/core/lesser-of';
import { parseId } from '@/lib/server/datanets/parse-id';
import { dependencies } from '@/lib/server/dependencies';
import { isGuardianAway } from '@/lib/server/disputes/is-guardian-away';
import { readAcceptance } from '@/lib/server/disputes/read-acceptance';
import { orNotFound } from '@/lib/server/or-not-found';
import { readSession } from '@/lib/server/session/read-session';
import { getTexts } from '@/lib/texts/get-texts';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTexts('disputes.acceptancePage');
  return { title: t('metaTitle', { number: (await params).id.slice(0, 12) }) };
}

export default async function AcceptancePage({ params }: Props) {
  const { id } = await params;
  const now = new Date();
  const [t, session, view] = await Promise.all([
    getTexts('disputes.acceptancePage'),
    readSession(),
    orNotFound(() => readAcceptance(dependencies(), { contributionId: parseId(id, 'contribution'), now })),
  ]);
  const { acceptance, terms, disputable, disputes, open, closesAt } = view;
  const { contributionId, datanetId, accepted, stake } = acceptance;
  const subject = { kind: 'acceptance', contributionId } as const;
  const closed = disputable === 'too-late' || (closesAt !== null && closesAt <= now);
  const taken = acceptance.recordCount - acceptance.excluded.length;
  return (
    <>
      <PageHeader
        title={t('title', { number: contributionId })}
        crumbs={[
          { href: '/disputes?of=acceptances', label: t('disputes') },
          { href: `/datanets/${datanetId}`, label: acceptance.datanetName ?? t('datanet', { number: datanetId }) },
        ]}
      />
      <div className="grid gap-8">
        {accepted ? (
          <>
            <AcceptanceBrief {...acceptance} curator={accepted.curator} taken={taken} stake={stake} open={open} />
            <AcceptanceCourse
              accepted={accepted}
              closesAt={closesAt}
              closed={closed}
              dispute={disputes[0] ?? null}
              open={open}
            />
          </>
        ) : null}
        {open ? (
          <>
            <CaseStakesView kind="acceptance" bond={open.bond} against={lesserOf(open.bond, stake)} />
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
        {disputable === 'yes' || disputable === 'open' ? null : <Alert tone="info">{t(disputable)}</Alert>}
        {disputes.length > 0 ? <DisputeHistory disputes={disputes} /> : null}
        <AcceptanceFacts {...view} closed={closed} />
        {disputable === 'yes' && accepted ? (
          <SignedInGate reason={t('signInReason')}>
            <Card>
              <CardHeader title={t('dispute')} description={t('disputeWords')} />
              <DisputeForm contributionId={contributionId} datanetId={datanetId} curator={accepted.curator} />
            </Card>
          </SignedInGate>
        ) : null}
      </div>
    </>
  );
}
