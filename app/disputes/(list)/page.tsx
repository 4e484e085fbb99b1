import type { Metadata } from 'next';
import { ChallengeTable } from '@/components/disputes/challenge-table';
import { DisputeTable } from '@/components/disputes/dispute-table';
import { HowDisputesWork } from '@/components/disputes/how-disputes-work';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { TabLinks } from '@/components/ui/tab-links';
import { TimeAgo } from '@/components/ui/time-ago';
import { dependencies } from '@/lib/server/dependencies';
import { listDisputes } from '@/lib/server/disputes/list-disputes';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('disputes.listPage');
  return { title: t('title') };
}

type Props = { searchParams: Promise<{ of?: string | string[]; page?: string | string[] }> };

export default async function DisputesPage({ searchParams }: Props) {
  const params = await searchParams;
  const of = params.of === 'acceptances' ? 'acceptances' : 'epochs';
  const page = Math.max(1, Math.min(100_000, Math.floor(Number(params.page)) || 1));
  const [t, list] = await Promise.all([
    getTexts('disputes.listPage'),
    listDisputes(dependencies(), { of, page, now: new Date() }),
  ]);
  const { newest } = list;
  const base = of === 'epochs' ? '/disputes' : '/disputes?of=acceptances';
  const challenged = newest?.standing === 'challenged';
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className="grid gap-10">
        <HowDisputesWork {...list.terms} />
        {newest ? (
          <Alert
            tone={challenged ? 'warn' : 'info'}
            title={t(challenged ? 'newestChallenged' : 'newestOpen', { number: newest.number })}
            action={
              <ButtonLink size="sm" variant="secondary" href={`/disputes/epochs/${newest.number}`}>
                {t('look')}
              </ButtonLink>
            }
          >
            {t.rich(challenged ? 'newestStands' : 'newestEnds', {
              amount: () => <Amount baseUnits={newest.adds} />,
              time: () => <TimeAgo at={newest.claimableAt} />,
            })}
          </Alert>
        ) : null}
        <div className="grid gap-6">
          <TabLinks
            label={t('tabs')}
            items={[
              { href: '/disputes', label: t('epochs'), active: of === 'epochs', ...openCount(list.openChallenges) },
              {
                href: '/disputes?of=acceptances',
                label: t('acceptances'),
                active: of === 'acceptances',
                ...openCount(list.openDisputes),
              },
            ]}
          />
          {list.total === 0 ? (
            <EmptyState
              title={t(of === 'epochs' ? 'noEpochs' : 'noAcceptances')}
              description={t(of === 'epochs' ? 'noEpochsWords' : 'noAcceptancesWords')}
            />
          ) : (
            <Card flush>
              {of === 'epochs' ? (
                <ChallengeTable challenges={list.challenges} />
              ) : (
                <DisputeTable disputes={list.disputes} />
              )}
            </Card>
          )}
          <Pagination
            page={page}
            pageCount={list.pageCount}
            hrefFor={(target) => `${base}${base.includes('?') ? '&' : '?'}page=${target}`}
          />
        </div>
      </div>
    </>
  );
}

function openCount(count: number): { count?: number } {
  return count > 0 ? { count } : {};
}
