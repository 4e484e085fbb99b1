import type { Metadata } from 'next';
import { governanceDependencies } from '@/app/governance/dependencies';
import { getProtocolWords } from '@/app/governance/get-protocol-words';
import { ChangeTable } from '@/components/governance/change-table';
import { FeePartList, ParameterList, RoleList, VotingList } from '@/components/governance/protocol-values';
import { percentInWords } from '@/components/governance/protocol-words';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { CodeList } from '@/components/ui/code-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { pageSchema } from '@/lib/schemas/proposal-search';
import { readCurrentProtocol, readProtocolHistory } from '@/lib/server/governance/read-protocol';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts('governance.protocolPage'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ProtocolPage({ searchParams }: Props) {
  const { page } = pageSchema.parse(await searchParams);
  const deps = governanceDependencies();
  const [t, words, state, history] = await Promise.all([
    getTexts('governance.protocolPage'),
    getProtocolWords(),
    readCurrentProtocol(deps),
    readProtocolHistory(deps, { page }),
  ]);
  const { addresses } = deps;
  return (
    <div className="grid gap-10">
      <div className="grid items-start gap-x-12 gap-y-10 lg:grid-cols-2">
        <section>
          <CardHeader title={t('parameters')} description={t('parametersWords')} className="mb-0" />
          <ParameterList state={state} />
        </section>
        <div className="grid gap-10">
          <section>
            <CardHeader
              title={t('feeParts')}
              description={t('feePartsWords', {
                most: percentInWords(words, state.mostTreasuryPart),
                least: percentInWords(words, state.leastContributorsPart),
              })}
              action={
                <ButtonLink href="/governance/propose?template=set-fee-parts" variant="secondary" size="sm">
                  {t('proposeOthers')}
                </ButtonLink>
              }
            />
            <FeePartList state={state} />
          </section>
          <section>
            <CardHeader title={t('roles')} className="mb-0" />
            <RoleList state={state} timelock={addresses.timelock.toLowerCase()} />
          </section>
        </div>
        <section>
          <CardHeader title={t('voting')} className="mb-0" />
          <VotingList state={state} />
        </section>
        <section>
          <CardHeader title={t('contracts')} description={t('contractsWords')} />
          <CodeList
            lines={[
              [t('contract.parameters'), addresses.protocolParameters],
              [t('contract.governor'), addresses.tributaryGovernor],
              [t('contract.timelock'), addresses.timelock],
              [t('contract.token'), addresses.openToken],
            ]}
          />
        </section>
      </div>
      <section className="grid gap-4">
        <Card flush>
          <CardHeader title={t('changes')} description={t('changesWords')} />
          {history.changes.length === 0 ? (
            <EmptyState title={t('noChanges')} description={t('noChangesWords')} />
          ) : (
            <ChangeTable changes={history.changes} />
          )}
        </Card>
        <Pagination
          page={page}
          pageCount={history.pageCount}
          hrefFor={(target) => `/governance/protocol?page=${target}`}
          total={t('total', { count: history.total })}
        />
      </section>
    </div>
  );
}
