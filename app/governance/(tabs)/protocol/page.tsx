import type { Metadata } from 'next';
import { governanceDependencies } from '@/app/governance/dependencies';
import { ChangeTable } from '@/components/governance/change-table';
import { FeePartList, ParameterList, RoleList, VotingList } from '@/components/governance/protocol-values';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { CodeList } from '@/components/ui/code-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { formatValue } from '@/lib/chain/governance/format-value';
import { pageSchema } from '@/lib/schemas/proposal-search';
import { readCurrentProtocol, readProtocolHistory } from '@/lib/server/governance/read-protocol';

export const metadata: Metadata = { title: 'Protocol' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ProtocolPage({ searchParams }: Props) {
  const { page } = pageSchema.parse(await searchParams);
  const deps = governanceDependencies();
  const [state, history] = await Promise.all([readCurrentProtocol(deps), readProtocolHistory(deps, { page })]);
  const { addresses } = deps;
  const percent = (basisPoints: number) => formatValue(BigInt(basisPoints), 'basis-points');
  return (
    <div className="grid gap-6">
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="grid gap-6">
          <Card flush>
            <CardHeader title="Parameters" description="Each within bounds that no vote can change." />
            <ParameterList state={state} />
          </Card>
          <Card flush>
            <CardHeader title="How votes are held" />
            <VotingList state={state} />
          </Card>
        </div>
        <div className="grid gap-6">
          <Card>
            <CardHeader
              title="Parts of a fee"
              description={`The treasury gets at most ${percent(state.mostTreasuryPart)}, contributors at least ${percent(state.leastContributorsPart)}, whatever is voted.`}
              action={
                <ButtonLink href="/governance/propose?template=set-fee-parts" variant="secondary" size="sm">
                  Propose others
                </ButtonLink>
              }
            />
            <FeePartList state={state} />
          </Card>
          <Card flush>
            <CardHeader title="Roles" />
            <RoleList state={state} timelock={addresses.timelock.toLowerCase()} />
          </Card>
          <Card>
            <CardHeader title="Contracts" description="None has an owner, a pause or an upgrade." />
            <CodeList
              lines={[
                ['Parameters', addresses.protocolParameters],
                ['Governor', addresses.tributaryGovernor],
                ['Timelock and treasury', addresses.timelock],
                ['OPEN, with its votes', addresses.openToken],
              ]}
            />
          </Card>
        </div>
      </div>
      <Card flush>
        <CardHeader title="What was changed" description="The oldest lines are the values of the deployment." />
        {history.changes.length === 0 ? (
          <EmptyState title="The index has not read the deployment yet" description="Its values stand above." />
        ) : (
          <ChangeTable changes={history.changes} />
        )}
      </Card>
      <Pagination
        page={page}
        pageCount={history.pageCount}
        hrefFor={(target) => `/governance/protocol?page=${target}`}
        total={`${history.total.toLocaleString('en')} ${history.total === 1 ? 'change' : 'changes'}`}
      />
    </div>
  );
}
