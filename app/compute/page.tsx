import type { Metadata } from 'next';
import { JobCourse } from '@/components/compute/job-course';
import { OfferMachine } from '@/components/compute/offer-machine';
import { ProviderTable } from '@/components/compute/provider-table';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Stat } from '@/components/ui/stat';
import { formatNumber } from '@/lib/core/format-number';
import { readOperator } from '@/lib/server/compute/compute-dependencies';
import { readCompute } from '@/lib/server/compute/read-compute';
import { dependencies } from '@/lib/server/dependencies';
import { readOrigin } from '@/lib/server/read-origin';
import { getTexts } from '@/lib/texts/get-texts';
import { readReader } from '@/lib/texts/read-reader';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('compute.page');
  return { title: t('metaTitle') };
}

export default async function ComputePage() {
  const { db } = dependencies();
  const [t, { tag }, { providers, leased, open }] = await Promise.all([
    getTexts('compute.page'),
    readReader(),
    readCompute({ db, operator: readOperator() }),
  ]);
  const sum = (of: 'agreed' | 'refused') =>
    formatNumber(
      providers.reduce((total, line) => total + line[of], 0),
      tag,
    );
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <ButtonLink href="/factory/new" variant="secondary">
            {t('train')}
          </ButtonLink>
        }
      />
      <div className="grid gap-12">
        <JobCourse />
        <section className="grid gap-6">
          <div>
            <h2 className="font-semibold text-xl">{t('who')}</h2>
            <p className="mt-1 max-w-prose text-muted text-sm">{t('whoWords')}</p>
          </div>
          <dl className="grid grid-cols-2 gap-6 sm:grid-cols-4">
            <Stat label={t('open')} value={formatNumber(open, tag)} />
            <Stat label={t('leased')} value={formatNumber(leased, tag)} />
            <Stat label={t('agreed')} value={sum('agreed')} />
            <Stat label={t('refused')} value={sum('refused')} />
          </dl>
          {providers.length === 0 ? (
            <EmptyState
              title={t('nobody')}
              description={t('nobodyWords')}
              action={<ButtonLink href="#offer">{t('offer')}</ButtonLink>}
            />
          ) : (
            <Card flush>
              <ProviderTable providers={providers} />
            </Card>
          )}
        </section>
        <Card id="offer">
          <CardHeader title={t('offer')} description={t('offerWords')} />
          <OfferMachine origin={readOrigin()} />
        </Card>
      </div>
    </>
  );
}
