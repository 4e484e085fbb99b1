import type { Metadata } from 'next';
import { FactorySteps } from '@/components/factory/factory-steps';
import { RunList } from '@/components/factory/run-list';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { dependencies } from '@/lib/server/dependencies';
import { readSession } from '@/lib/server/session/read-session';
import { listMyRuns } from '@/lib/server/training/list-my-runs';

export const metadata: Metadata = { title: 'Model Factory' };

export default async function FactoryPage() {
  const session = await readSession();
  const runs = session ? await listMyRuns(dependencies(), session.account) : [];
  return (
    <>
      <PageHeader
        title="Model Factory"
        description="Choose data, train, see honestly what it learned, and publish it with a price."
        actions={<ButtonLink href="/factory/new">Train a model</ButtonLink>}
      />
      <FactorySteps />
      <h2 className="mt-10 mb-3 font-semibold text-lg">Your runs</h2>
      <Card flush>
        {runs.length === 0 ? (
          <EmptyState
            title={session ? 'You have not trained anything yet' : 'Sign in to see your runs'}
            description="A run goes on when you close the page; you find it again here."
            action={<ButtonLink href="/factory/new">Train a model</ButtonLink>}
          />
        ) : (
          <RunList runs={runs} />
        )}
      </Card>
    </>
  );
}
