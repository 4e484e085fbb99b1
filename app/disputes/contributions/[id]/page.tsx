import type { Metadata } from 'next';
import { AcceptanceFacts } from '@/components/disputes/acceptance-facts';
import { DecideForm } from '@/components/disputes/decide-form';
import { DisputeForm } from '@/components/disputes/dispute-form';
import { DisputeHistory } from '@/components/disputes/dispute-history';
import { WhoDecides } from '@/components/disputes/who-decides';
import { Alert } from '@/components/ui/alert';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { parseId } from '@/lib/server/datanets/parse-id';
import { dependencies } from '@/lib/server/dependencies';
import { type Disputable, readAcceptance } from '@/lib/server/disputes/read-acceptance';
import { orNotFound } from '@/lib/server/or-not-found';
import { readSession } from '@/lib/server/session/read-session';

type Props = { params: Promise<{ id: string }> };

const WHY_NOT: Record<Exclude<Disputable, 'yes' | 'open'>, string> = {
  'never-accepted': 'This contribution was never accepted, so there is no acceptance to dispute.',
  'too-late': 'The time to dispute this acceptance is over: the stake behind it may have left.',
  'upheld-before': 'It was decided that this should not have been accepted. One wrong acceptance is paid for once.',
  'nothing-at-stake': 'Who accepted it has nothing at stake on this Datanet, so there is nothing to win or lose.',
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Acceptance of contribution ${(await params).id.slice(0, 12)}` };
}

export default async function AcceptancePage({ params }: Props) {
  const { id } = await params;
  const now = new Date();
  const [session, view] = await Promise.all([
    readSession(),
    orNotFound(() => readAcceptance(dependencies(), { contributionId: parseId(id, 'contribution'), now })),
  ]);
  const { acceptance, terms, disputable, disputes, open } = view;
  const { contributionId, datanetId, accepted } = acceptance;
  const subject = { kind: 'acceptance', contributionId } as const;
  const closed = disputable === 'too-late' || (view.closesAt !== null && view.closesAt <= now);
  return (
    <>
      <PageHeader
        title={`Was contribution ${contributionId} rightly accepted?`}
        crumbs={[
          { href: '/disputes?of=acceptances', label: 'Disputes' },
          { href: `/datanets/${datanetId}`, label: acceptance.datanetName ?? `Datanet ${datanetId}` },
        ]}
      />
      <div className="grid gap-6">
        {open ? (
          <>
            {session && session.account === terms.guardian ? <DecideForm subject={subject} /> : null}
            <WhoDecides subject={subject} guardian={terms.guardian} resolveBy={open.resolveBy} overdue={open.overdue} />
          </>
        ) : null}
        {disputable === 'yes' || disputable === 'open' ? null : <Alert tone="info">{WHY_NOT[disputable]}</Alert>}
        {disputes.length > 0 ? <DisputeHistory disputes={disputes} /> : null}
        <AcceptanceFacts {...view} closed={closed} />
        {disputable === 'yes' && accepted ? (
          <SignedInGate reason="to dispute this acceptance">
            <Card>
              <CardHeader
                title="Dispute the acceptance"
                description="When something in it is copied, false or does not belong here, and the curator should have seen it. What was accepted stays; the curator loses stake."
              />
              <DisputeForm contributionId={contributionId} datanetId={datanetId} curator={accepted.curator} />
            </Card>
          </SignedInGate>
        ) : null}
      </div>
    </>
  );
}
