import type { ReactNode } from 'react';
import { getAccount } from '@/app/people/[account]/get-account';
import { nameVotes } from '@/app/people/[account]/name-votes';
import { getModelNamer } from '@/components/models/get-model-namer';
import { ContributedDatanets } from '@/components/people/contributed-datanets';
import { PersonHeader } from '@/components/people/person-header';
import { PersonModels, PersonStakes, PersonVotes } from '@/components/people/person-holdings';
import { PersonIncome } from '@/components/people/person-income';
import { RecentContributions } from '@/components/people/recent-contributions';
import { ReputationCard } from '@/components/people/reputation-card';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Stat } from '@/components/ui/stat';
import { formatNumber } from '@/lib/core/format-number';
import { dependencies } from '@/lib/server/dependencies';
import { readPerson } from '@/lib/server/people/read-person';
import { getTexts } from '@/lib/texts/get-texts';
import { readReader } from '@/lib/texts/read-reader';

export default async function PersonPage({ params }: { params: Promise<{ account: string }> }) {
  const account = await getAccount((await params).account);
  const [t, { tag }, person, nameOf] = await Promise.all([
    getTexts('people.personPage'),
    readReader(),
    readPerson(dependencies(), { account }),
    getModelNamer(),
  ]);
  const { facts, reputation, earned, datanets, contributions, models, stakes, votes, delegate, income } = person;
  const accepted = datanets.reduce((sum, datanet) => sum + datanet.acceptedRecords, 0);
  return (
    <>
      <PersonHeader account={account} roles={person.roles} />
      {contributions.length === 0 ? (
        <EmptyState
          title={t('emptyTitle')}
          description={t('empty')}
          action={<ButtonLink href="/datanets">{t('seeDatanets')}</ButtonLink>}
        />
      ) : (
        <div className="grid gap-12">
          <dl className="grid grid-cols-2 gap-6 sm:grid-cols-4">
            <Stat label={t('earned')} value={<Amount baseUnits={earned.amount} />} tone="value" />
            <Stat label={t('answers', { count: earned.answers })} value={formatNumber(earned.answers, tag)} />
            <Stat label={t('accepted', { count: accepted })} value={formatNumber(accepted, tag)} />
            <Stat label={t('datanets', { count: datanets.length })} value={formatNumber(datanets.length, tag)} />
          </dl>
          <ReputationCard facts={facts} reputation={reputation} />
        </div>
      )}
      <div className="mt-12 grid items-start gap-x-12 gap-y-10 lg:grid-cols-2">
        {income.length > 0 ? <PersonIncome income={income} claimed={person.claimed} /> : null}
        {datanets.length > 0 ? (
          <Part title={t('contributedTo')}>
            <ContributedDatanets account={account} datanets={datanets} />
          </Part>
        ) : null}
        {contributions.length > 0 ? (
          <Part id="contributions" title={t('latest')}>
            <RecentContributions contributions={contributions} />
          </Part>
        ) : null}
        {models.length > 0 ? (
          <Part title={t('models')}>
            <PersonModels models={models.map((model) => ({ ...model, name: nameOf(model.id, model.name) }))} />
          </Part>
        ) : null}
        {stakes.length > 0 ? (
          <Part title={t('stakes')}>
            <PersonStakes stakes={stakes} />
          </Part>
        ) : null}
        {votes.length > 0 || delegate.delegators > 0 ? (
          <Part title={t('votes')}>
            {delegate.delegators > 0 ? (
              <p className="mb-2 text-muted text-sm">
                {t.rich('entrusted', {
                  count: delegate.delegators,
                  votes: () => <Amount baseUnits={delegate.votes} />,
                  link: (chunks) => (
                    <Link className="link" href="/governance/delegates">
                      {chunks}
                    </Link>
                  ),
                })}
              </p>
            ) : null}
            <PersonVotes votes={await nameVotes(votes)} />
          </Part>
        ) : null}
      </div>
    </>
  );
}

function Part({ id, title, children }: { id?: string; title: string; children: ReactNode }) {
  return (
    <section id={id} className="scroll-mt-24">
      <h2 className="mb-3 text-xl">{title}</h2>
      {children}
    </section>
  );
}
