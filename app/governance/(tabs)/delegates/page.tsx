import type { Metadata } from 'next';
import { governanceDependencies } from '@/app/governance/dependencies';
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

export const metadata: Metadata = { title: 'Delegates' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DelegatesPage({ searchParams }: Props) {
  const { to, page } = delegateSearchSchema.parse(await searchParams);
  const session = await readSession();
  const deps = governanceDependencies();
  const [{ delegates, total, votes, pageCount }, { supply }, voter] = await Promise.all([
    readDelegates(deps, { page }),
    readCurrentProtocol(deps),
    session ? readVoter(deps, session) : null,
  ]);
  return (
    <div className="grid gap-6">
      <SignedInGate reason="to delegate your votes">
        {voter ? (
          <Card>
            <CardHeader
              title="Your votes"
              description="OPEN votes only once it is delegated: to yourself, or to somebody whose judgement you trust. It stays in your wallet."
            />
            <div className="grid items-start gap-8 lg:grid-cols-2">
              <YourVotes voter={voter} linkToDelegates={false} />
              <DelegateForm key={to} delegatee={voter.delegatee} suggested={to} />
            </div>
          </Card>
        ) : null}
      </SignedInGate>
      <Card flush>
        <CardHeader
          title="Who has votes"
          description={
            <>
              <Amount baseUnits={votes} /> of <Amount baseUnits={supply} /> can vote.
            </>
          }
        />
        {delegates.length === 0 ? (
          <EmptyState
            title="Nobody has votes yet"
            description="Until somebody delegates, nothing can be proposed and nothing decided."
          />
        ) : (
          <DelegateTable delegates={delegates} supply={supply} />
        )}
      </Card>
      <Pagination
        page={page}
        pageCount={pageCount}
        hrefFor={(target) => `/governance/delegates?page=${target}`}
        total={`${total.toLocaleString('en')} ${total === 1 ? 'delegate' : 'delegates'}`}
      />
    </div>
  );
}
