import { getAccount } from '@/app/people/[account]/get-account';
import { ContributedDatanets } from '@/components/people/contributed-datanets';
import { PersonHeader } from '@/components/people/person-header';
import { RecentContributions } from '@/components/people/recent-contributions';
import { ReputationCard } from '@/components/people/reputation-card';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Stat } from '@/components/ui/stat';
import { dependencies } from '@/lib/server/dependencies';
import { readPerson } from '@/lib/server/people/read-person';

export default async function PersonPage({ params }: { params: Promise<{ account: string }> }) {
  const account = await getAccount((await params).account);
  const { facts, reputation, earned, datanets, contributions, roles } = await readPerson(dependencies(), { account });
  const accepted = datanets.reduce((sum, datanet) => sum + datanet.acceptedRecords, 0);
  return (
    <>
      <PersonHeader account={account} roles={roles} />
      {contributions.length === 0 ? (
        <Card>
          <EmptyState
            title="Nothing contributed yet"
            description="Who contributes records gets a reputation here: from what curators take, and what paid answers use."
            action={<ButtonLink href="/datanets">See the Datanets</ButtonLink>}
          />
        </Card>
      ) : (
        <div className="grid gap-6">
          <dl className="grid grid-cols-2 gap-6 sm:grid-cols-4">
            <Stat label="earned by records" value={<Amount baseUnits={earned.amount} />} tone="value" />
            <Stat label="paid answers used them" value={earned.answers.toLocaleString('en')} />
            <Stat label="records accepted" value={accepted.toLocaleString('en')} />
            <Stat label={datanets.length === 1 ? 'Datanet' : 'Datanets'} value={datanets.length.toLocaleString('en')} />
          </dl>
          <ReputationCard facts={facts} reputation={reputation} />
          <div className="grid items-start gap-6 lg:grid-cols-2">
            <Card flush>
              <CardHeader title="Contributed to" />
              <ContributedDatanets account={account} datanets={datanets} />
            </Card>
            <Card flush>
              <CardHeader title="Latest contributions" />
              <RecentContributions contributions={contributions} />
            </Card>
          </div>
        </div>
      )}
    </>
  );
}
