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

export const metadata: Metadata = { title: 'Disputes' };

type Props = { searchParams: Promise<{ of?: string | string[]; page?: string | string[] }> };

export default async function DisputesPage({ searchParams }: Props) {
  const params = await searchParams;
  const of = params.of === 'acceptances' ? 'acceptances' : 'epochs';
  const page = Math.max(1, Math.min(100_000, Math.floor(Number(params.page)) || 1));
  const list = await listDisputes(dependencies(), { of, page, now: new Date() });
  const { newest } = list;
  const base = of === 'epochs' ? '/disputes' : '/disputes?of=acceptances';
  return (
    <>
      <PageHeader
        title="Disputes"
        description="What moves money by somebody’s word can be contested, with a bond. Whoever is wrong pays whoever is right."
      />
      <div className="grid gap-6">
        <HowDisputesWork {...list.terms} />
        {newest ? (
          <Alert
            tone={newest.standing === 'challenged' ? 'warn' : 'info'}
            title={
              newest.standing === 'challenged'
                ? `Epoch ${newest.number} is challenged`
                : `Epoch ${newest.number} can be challenged now`
            }
            action={
              <ButtonLink size="sm" variant="secondary" href={`/disputes/epochs/${newest.number}`}>
                Look at it
              </ButtonLink>
            }
          >
            It adds <Amount baseUnits={newest.adds} />.{' '}
            {newest.standing === 'challenged' ? (
              'Its window stands still until that is decided.'
            ) : (
              <>
                Its window ends <TimeAgo at={newest.claimableAt} />.
              </>
            )}
          </Alert>
        ) : null}
        <TabLinks
          label="What is disputed"
          items={[
            { href: '/disputes', label: 'Epochs', active: of === 'epochs', ...openCount(list.openChallenges) },
            {
              href: '/disputes?of=acceptances',
              label: 'Acceptances',
              active: of === 'acceptances',
              ...openCount(list.openDisputes),
            },
          ]}
        />
        {list.total === 0 ? (
          <EmptyState
            title={of === 'epochs' ? 'No epoch has been challenged' : 'No acceptance has been disputed'}
            description={
              of === 'epochs'
                ? 'Every epoch can be recomputed from published files; each says how on its page.'
                : 'An accepted contribution says on its page until when its acceptance can be disputed.'
            }
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
    </>
  );
}

function openCount(count: number): { count?: number } {
  return count > 0 ? { count } : {};
}
