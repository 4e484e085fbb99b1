import type { Metadata } from 'next';
import { RefreshWhile } from '@/components/receipts/refresh-while';
import { AdapterTable } from '@/components/serving/adapter-table';
import { MemoryLevel } from '@/components/serving/memory-level';
import { PlacesPicture } from '@/components/serving/places-picture';
import { ServingStats } from '@/components/serving/serving-stats';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { TimeAgo } from '@/components/ui/time-ago';
import { openEngine } from '@/lib/engines/open-engine';
import { env } from '@/lib/env';
import { dependencies } from '@/lib/server/dependencies';
import { readServing } from '@/lib/server/serving/read-serving';
import { getSay, getTexts } from '@/lib/texts/get-texts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('serving.page');
  return { title: t('title') };
}

export default async function ServingPage() {
  const { db } = dependencies();
  const [t, say, view] = await Promise.all([
    getTexts('serving.page'),
    getSay(),
    readServing({ db, engine: openEngine }),
  ]);
  const { engine, ready, base, adapters, memoryBytes, since, ...figures } = view;
  return (
    <>
      <RefreshWhile active />
      <PageHeader
        title={t('title')}
        description={t('description')}
        meta={
          <>
            <Badge tone={ready ? 'good' : 'warn'}>{ready ? t('ready') : t('notReady')}</Badge>
            <span>{say(engine)}</span>
            {base ? (
              <span>
                {t.rich('base', {
                  name: () => (
                    <Link href={`/models/${base.modelId}`} className="text-river-ink hover:underline" translate="no">
                      {base.name}
                    </Link>
                  ),
                })}
              </span>
            ) : null}
            {since === null ? null : (
              <span className="text-faint">{t.rich('since', { when: () => <TimeAgo at={new Date(since)} /> })}</span>
            )}
          </>
        }
      />
      <div className="grid gap-10">
        {ready ? null : (
          <Alert tone="warn" title={t('away')}>
            {t('awayWords')}
          </Alert>
        )}
        <ServingStats {...figures} loaded={adapters.length} atOnce={env.ENGINE_AT_ONCE} mayWait={env.ENGINE_WAITING} />
        <div className="grid gap-8 border-line border-t pt-8">
          <PlacesPicture adapters={adapters} places={env.ENGINE_ADAPTERS} base={base?.name ?? null} />
          {memoryBytes === null ? (
            <p className="text-muted text-sm">{t('memoryElsewhere')}</p>
          ) : (
            <MemoryLevel used={memoryBytes} most={env.ENGINE_MEMORY_MB * 1_000_000} />
          )}
        </div>
        <section className="grid gap-4">
          <div>
            <h2 className="font-semibold text-xl">{t('adapters')}</h2>
            <p className="mt-1 max-w-prose text-muted text-sm">{t('adaptersWords')}</p>
          </div>
          <Card flush>
            {adapters.length === 0 ? (
              <EmptyState
                title={t('none')}
                description={t('noneWords')}
                action={<ButtonLink href="/ask">{t('ask')}</ButtonLink>}
              />
            ) : (
              <AdapterTable adapters={adapters} />
            )}
          </Card>
        </section>
      </div>
    </>
  );
}
