import type { Metadata } from 'next';
import { EarnerList } from '@/components/earnings/earner-list';
import { EarningReceipts } from '@/components/earnings/earning-receipts';
import { EpochFacts } from '@/components/earnings/epoch-facts';
import { EpochStateBadge } from '@/components/earnings/epoch-state';
import { roleWords } from '@/components/receipts/role-words';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Stat } from '@/components/ui/stat';
import { TabLinks } from '@/components/ui/tab-links';
import { TimeAgo } from '@/components/ui/time-ago';
import { dependencies } from '@/lib/server/dependencies';
import { readEpoch } from '@/lib/server/earnings/read-epoch';
import { orNotFound } from '@/lib/server/or-not-found';
import { readSession } from '@/lib/server/session/read-session';
import { getTexts } from '@/lib/texts/get-texts';

type Props = { params: Promise<{ number: string }>; searchParams: Promise<{ of?: string; page?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Epoch ${(await params).number}` };
}

export default async function EpochPage({ params, searchParams }: Props) {
  const [{ number }, query, session, roles] = await Promise.all([
    params,
    searchParams,
    readSession(),
    getTexts('receipts.roleWords'),
  ]);
  const own = session !== null && query.of !== 'all';
  const account = own ? session.account : null;
  const page = Math.max(1, Math.min(100_000, Math.floor(Number(query.page)) || 1));
  const epoch = await orNotFound(() =>
    readEpoch(dependencies(), { number: Number(number), account, page, now: new Date() }),
  );
  const base = `/earnings/epochs/${epoch.number}`;
  const hrefFor = (target: number) => `${base}?${own ? '' : 'of=all&'}page=${target}`;
  return (
    <>
      <PageHeader
        title={`Epoch ${epoch.number}`}
        description="The fees of one settlement, divided among those whose records and models earned them. Anybody can compute it again."
        crumbs={[{ href: '/earnings', label: 'Earnings' }]}
        meta={
          <>
            <EpochStateBadge {...epoch} />
            <span>
              proposed <TimeAgo at={epoch.proposedAt} />
            </span>
            {epoch.claimable || epoch.challenged || epoch.status !== 'proposed' ? null : (
              <span>
                claimable <TimeAgo at={epoch.claimableAt} />
              </span>
            )}
          </>
        }
        actions={
          <ButtonLink variant="secondary" href={`/disputes/epochs/${epoch.number}`}>
            Verify or challenge it
          </ButtonLink>
        }
      />
      {epoch.status === 'rejected' ? (
        <Alert tone="bad" className="mb-6" title="This proposal was thrown out">
          {epoch.rejectedReason || 'Nobody decided about its challenge in time.'} What was earned is not lost: the epoch
          is proposed again.
        </Alert>
      ) : null}
      {epoch.challenged ? (
        <Alert tone="warn" className="mb-6" title="This proposal is challenged">
          Its window stands still, and nothing of it can be claimed, until somebody decides who is right. What was
          accepted before stays claimable.
        </Alert>
      ) : null}
      <dl className="mb-8 grid grid-cols-2 gap-6 rounded-lg border border-line bg-surface p-5 sm:grid-cols-4 sm:p-6">
        <Stat label="Fees of this epoch" value={<Amount baseUnits={epoch.amount} />} tone="value" />
        {own ? (
          <Stat label="Of that, yours" value={<Amount baseUnits={epoch.own?.amount ?? 0n} />} tone="value" />
        ) : null}
        <Stat label="Accounts paid" value={epoch.earnerCount.toLocaleString('en')} />
        <Stat label="All epochs so far" value={<Amount baseUnits={epoch.total} />} />
      </dl>
      <div className="grid gap-6">
        <Card flush>
          <CardHeader
            title={own ? 'What earned you this' : 'Its answers'}
            description={epoch.roles
              .map((role) => `${roleWords(roles, role.role)}: ${role.receipts.toLocaleString('en')} payments`)
              .join(' · ')}
          />
          {session ? (
            <TabLinks
              label="Whose answers"
              className="px-4"
              items={[
                { href: base, label: 'Yours', active: own },
                { href: `${base}?of=all`, label: 'All', active: !own },
              ]}
            />
          ) : null}
          {epoch.receipts.length === 0 ? (
            <p className="p-5 text-muted text-sm sm:px-6">
              {own ? 'You earned nothing in this epoch.' : 'Its receipts are being read.'}
            </p>
          ) : (
            <EarningReceipts receipts={epoch.receipts} own={own} />
          )}
        </Card>
        <Pagination
          page={page}
          pageCount={epoch.pageCount}
          hrefFor={hrefFor}
          total={`${epoch.receiptCount.toLocaleString('en')} ${epoch.receiptCount === 1 ? 'answer' : 'answers'}`}
        />
        <Card>
          <CardHeader title="Who earned" />
          <EarnerList earners={epoch.earners} earnerCount={epoch.earnerCount} />
        </Card>
        <EpochFacts {...epoch} />
      </div>
    </>
  );
}
