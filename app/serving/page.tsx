import type { Metadata } from 'next';
import Link from 'next/link';
import { AdapterTable } from '@/components/serving/adapter-table';
import { KeepFresh } from '@/components/serving/keep-fresh';
import { ServingStats } from '@/components/serving/serving-stats';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { openEngine } from '@/lib/engines/open-engine';
import { dependencies } from '@/lib/server/dependencies';
import { readServing } from '@/lib/server/serving/read-serving';

export const metadata: Metadata = { title: 'Serving' };
export const dynamic = 'force-dynamic';

export default async function ServingPage() {
  const { db } = dependencies();
  const { engine, ready, base, adapters, ...figures } = await readServing({ db, engine: openEngine });
  return (
    <>
      <KeepFresh />
      <PageHeader
        title="Serving"
        description="One base model in memory, and many small adapters over it. An adapter is loaded when it is asked for; the one not asked for longest makes room."
        meta={
          <>
            <Badge tone={ready ? 'good' : 'warn'}>{ready ? 'Ready' : 'Not ready'}</Badge>
            <span>{engine}</span>
            {base ? (
              <span>
                Base:{' '}
                <Link href={`/models/${base.modelId}`} className="text-river-ink hover:underline">
                  {base.name}
                </Link>
              </span>
            ) : null}
          </>
        }
      />
      <div className="grid gap-6">
        {ready ? null : (
          <Alert tone="warn" title="The engine is not there at the moment">
            It starts by itself within seconds. Questions wait for it or are told to come back; nothing is charged
            without an answer.
          </Alert>
        )}
        <Card>
          <ServingStats {...figures} loaded={adapters.length} />
        </Card>
        <Card flush>
          <CardHeader
            title="Adapters in memory"
            description="The most asked since the engine started. Any other published adapter answers as well: it is loaded when somebody asks."
          />
          {adapters.length === 0 ? (
            <EmptyState
              title="No adapter is loaded"
              description="Nobody has asked one since the engine started."
              action={<ButtonLink href="/ask">Ask a model</ButtonLink>}
            />
          ) : (
            <AdapterTable adapters={adapters} />
          )}
        </Card>
      </div>
    </>
  );
}
