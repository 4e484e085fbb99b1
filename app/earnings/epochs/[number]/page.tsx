import type { Metadata } from 'next';
import { EarnerList } from '@/components/earnings/earner-list';
import { EarningReceipts } from '@/components/earnings/earning-receipts';
import { EpochFacts } from '@/components/earnings/epoch-facts';
import { EpochStateBadge } from '@/components/earnings/epoch-state';
import { WhenClaimable } from '@/components/earnings/when-claimable';
import { roleWords } from '@/components/receipts/role-words';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { Moment } from '@/components/ui/moment';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Stat } from '@/components/ui/stat';
import { TabLinks } from '@/components/ui/tab-links';
import { TimeAgo } from '@/components/ui/time-ago';
import { formatNumber } from '@/lib/core/format-number';
import { dependencies } from '@/lib/server/dependencies';
import { readEpoch } from '@/lib/server/earnings/read-epoch';
import { orNotFound } from '@/lib/server/or-not-found';
import { readSession } from '@/lib/server/session/read-session';
import { getTexts } from '@/lib/texts/get-texts';
import { readReader } from '@/lib/texts/read-reader';

type Props = { params: Promise<{ number: string }>; searchParams: Promise<{ of?: string; page?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { number }] = await Promise.all([getTexts('earnings.epochPage'), params]);
  return { title: t('title', { number }) };
}

export default async function EpochPage({ params, searchParams }: Props) {
  const [t, roles, { number }, query, session, { tag }] = await Promise.all([
    getTexts('earnings.epochPage'),
    getTexts('receipts.roleWords'),
    params,
    searchParams,
    readSession(),
    readReader(),
  ]);
  const own = session !== null && query.of !== 'all';
  const account = own ? session.account : null;
  const page = Math.max(1, Math.min(100_000, Math.floor(Number(query.page)) || 1));
  const epoch = await orNotFound(() =>
    readEpoch(dependencies(), { number: Number(number), account, page, now: new Date() }),
  );
  const base = `/earnings/epochs/${epoch.number}`;
  const hrefFor = (target: number) => `${base}?${own ? '' : 'of=all&'}page=${target}`;
  const inWindow = !epoch.claimable && !epoch.challenged && epoch.status === 'proposed';
  return (
    <>
      <PageHeader
        title={t('title', { number: epoch.number })}
        description={t('description')}
        crumbs={[{ href: '/earnings', label: t('earnings') }]}
        meta={
          <>
            <EpochStateBadge {...epoch} />
            <span>{t.rich('proposed', { when: () => <TimeAgo at={epoch.proposedAt} /> })}</span>
            {inWindow ? (
              <span>
                {t.rich('claimable', {
                  ago: () => <WhenClaimable at={epoch.claimableAt} />,
                  moment: () => <Moment at={epoch.claimableAt} />,
                })}
              </span>
            ) : null}
          </>
        }
        actions={
          <ButtonLink variant="secondary" href={`/disputes/epochs/${epoch.number}`}>
            {t('verify')}
          </ButtonLink>
        }
      />
      {epoch.status === 'rejected' ? (
        <Alert tone="bad" className="mb-6" title={t('dropped')}>
          {epoch.rejectedReason ? <p translate="no">“{epoch.rejectedReason}”</p> : <p>{t('nobodyDecided')}</p>}
          <p>{t('notLost')}</p>
        </Alert>
      ) : null}
      {epoch.challenged ? (
        <Alert tone="warn" className="mb-6" title={t('challenged')}>
          {t('challengedWords')}
        </Alert>
      ) : null}
      <dl className="mb-10 grid grid-cols-2 gap-6 sm:grid-cols-4">
        <Stat label={t('fees')} value={<Amount baseUnits={epoch.amount} />} tone="value" />
        {own ? <Stat label={t('yours')} value={<Amount baseUnits={epoch.own?.amount ?? 0n} />} tone="value" /> : null}
        <Stat label={t('accounts')} value={formatNumber(epoch.earnerCount, tag)} />
        <Stat label={t('soFar')} value={<Amount baseUnits={epoch.total} />} />
      </dl>
      <div className="grid gap-10">
        <Card flush>
          <CardHeader
            title={own ? t('ownAnswers') : t('answers')}
            description={epoch.roles
              .map((role) => t('payments', { role: roleWords(roles, role.role), count: role.receipts }))
              .join(' · ')}
          />
          {session ? (
            <TabLinks
              className="mb-3"
              label={t('whose')}
              items={[
                { href: base, label: t('mine'), active: own },
                { href: `${base}?of=all`, label: t('all'), active: !own },
              ]}
            />
          ) : null}
          {epoch.receipts.length === 0 ? (
            <p className="py-5 text-muted text-sm">{own ? t('nothingEarned') : t('reading')}</p>
          ) : (
            <EarningReceipts receipts={epoch.receipts} own={own} />
          )}
          <Pagination
            className="mt-4"
            page={page}
            pageCount={epoch.pageCount}
            hrefFor={hrefFor}
            total={t('total', { count: epoch.receiptCount })}
          />
        </Card>
        <Card>
          <CardHeader title={t('who')} />
          <EarnerList earners={epoch.earners} earnerCount={epoch.earnerCount} />
        </Card>
        <EpochFacts {...epoch} />
      </div>
    </>
  );
}
