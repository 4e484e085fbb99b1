import type { Metadata } from 'next';
import { governanceDependencies } from '@/app/governance/dependencies';
import { searchHref } from '@/components/datanets/search-href';
import { Term } from '@/components/glossary/term';
import { DelegateForm } from '@/components/governance/delegate-form';
import { DelegateTable } from '@/components/governance/delegate-table';
import { YourVotes } from '@/components/governance/your-votes';
import { Amount } from '@/components/ui/amount';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { SignedInGate } from '@/components/wallet/signed-in-gate';
import { delegateSearchSchema } from '@/lib/schemas/proposal-search';
import { readDelegates } from '@/lib/server/governance/list-delegates';
import { readCurrentProtocol } from '@/lib/server/governance/read-protocol';
import { readVoter } from '@/lib/server/governance/read-voter';
import { readSession } from '@/lib/server/session/read-session';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts('governance.delegatesPage'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DelegatesPage({ searchParams }: Props) {
  const { to, page } = delegateSearchSchema.parse(await searchParams);
  const session = await readSession();
  const deps = governanceDependencies();
  const [t, { delegates, total, votes, pageCount }, { supply }, voter] = await Promise.all([
    getTexts('governance.delegatesPage'),
    readDelegates(deps, { page }),
    readCurrentProtocol(deps),
    session ? readVoter(deps, session) : null,
  ]);
  return (
    <div className="grid gap-6">
      <SignedInGate reason={t('signInReason')}>
        {voter ? (
          <Card id="your-votes" className="scroll-mt-6">
            <CardHeader
              title={t('yourVotes')}
              description={t.rich('yourVotesWords', {
                delegate: (chunks) => <Term of="delegate">{chunks}</Term>,
              })}
            />
            <div className="grid items-start gap-8 lg:grid-cols-2">
              <YourVotes voter={voter} linkToDelegates={false} />
              <DelegateForm key={`${to} ${voter.delegatee}`} delegatee={voter.delegatee} suggested={to} />
            </div>
          </Card>
        ) : null}
      </SignedInGate>
      <Card flush>
        <CardHeader
          title={t('who')}
          description={t.rich('canVote', {
            votes: () => <Amount baseUnits={votes} />,
            supply: () => <Amount baseUnits={supply} />,
          })}
        />
        {delegates.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneWords')} />
        ) : (
          <DelegateTable
            delegates={delegates}
            supply={supply}
            hrefFor={(account) => `${searchHref('/governance/delegates', { to: account, page })}#your-votes`}
          />
        )}
      </Card>
      <Pagination
        page={page}
        pageCount={pageCount}
        hrefFor={(target) => searchHref('/governance/delegates', { to, page: target })}
        total={total === 0 ? null : t('total', { count: total })}
      />
    </div>
  );
}
