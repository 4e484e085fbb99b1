import type { Metadata } from 'next';
import Link from 'next/link';
import { ProviderTable } from '@/components/compute/provider-table';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Stat } from '@/components/ui/stat';
import { env } from '@/lib/env';
import { readOperator } from '@/lib/server/compute/compute-dependencies';
import { readCompute } from '@/lib/server/compute/read-compute';
import { dependencies } from '@/lib/server/dependencies';

export const metadata: Metadata = { title: 'Compute' };
export const dynamic = 'force-dynamic';

export default async function ComputePage() {
  const { db } = dependencies();
  const { providers, leased, open } = await readCompute({ db, operator: readOperator() });
  const sum = (of: 'agreed' | 'refused') => providers.reduce((total, line) => total + line[of], 0);
  return (
    <>
      <PageHeader
        title="Compute"
        description="Where a builder lets anyone compute, whoever has a machine can train the model. Results are repeated and compared; the first of those that agree is recorded on chain and earns the compute part of the model’s fees."
        actions={
          <ButtonLink href="/factory/new" variant="secondary">
            Train a model
          </ButtonLink>
        }
      />
      <div className="grid gap-6">
        <Card>
          <dl className="grid grid-cols-2 gap-6 sm:grid-cols-4">
            <Stat label="Runs for anyone, not done" value={open} />
            <Stat label="Computed by others just now" value={leased} />
            <Stat label="Results that agreed" value={sum('agreed')} />
            <Stat label="Results refused" value={sum('refused')} />
          </dl>
        </Card>
        <Card flush>
          <CardHeader
            title="Who computes here"
            description="Agreed: others came to the same result, bit for bit. Refused: they did not, and the account is offered no job for a day."
          />
          {providers.length === 0 ? (
            <EmptyState
              title="Nobody has computed a run yet"
              description="Start one in the Model Factory, or offer your machine below."
            />
          ) : (
            <ProviderTable providers={providers} />
          )}
        </Card>
        <Card>
          <CardHeader
            title="Offer your machine"
            description="Two cores will do. The key only signs: the account needs no money, and what it earns is claimed on the Earnings page."
          />
          <CodeBlock
            label="In a copy of this project, on any machine"
            code={[
              'npm ci',
              'export COMPUTE_PRIVATE_KEY=0x…   # of the account to be paid',
              `npm run compute -- --site ${new URL(env.APP_URL).origin}`,
            ].join('\n')}
          />
          <p className="mt-4 max-w-prose text-muted text-sm">
            It takes a job, reads the records and the base by their content identifiers, trains with checkpoints on its
            disk, and delivers the result with a signature. Ended in the middle, the same command goes on. Jobs come
            only from runs whose builder lets anyone compute, on Datanets that let everybody train; each run’s page
            shows who took it and whose results agree.{' '}
            <Link href="/factory" className="link">
              See the runs
            </Link>
            .
          </p>
        </Card>
      </div>
    </>
  );
}
