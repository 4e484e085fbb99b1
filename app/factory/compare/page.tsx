import type { Metadata } from 'next';
import { MOST_COMPARED } from '@/components/factory/compare-rows';
import { CompareRuns } from '@/components/factory/compare-runs';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { dependencies } from '@/lib/server/dependencies';
import { orNotFound } from '@/lib/server/or-not-found';
import { readTrainingRun } from '@/lib/server/training/read-training-run';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('factory.comparePage');
  return { title: t('title') };
}

type Props = { searchParams: Promise<{ runs?: string | string[] }> };

export default async function CompareRunsPage({ searchParams }: Props) {
  const [t, { runs: named = [] }] = await Promise.all([getTexts('factory.comparePage'), searchParams]);
  const ids = [...new Set([named].flat().flatMap((text) => text.split(',')))]
    .filter((id) => id !== '')
    .slice(0, MOST_COMPARED);
  const runs = await orNotFound(() => Promise.all(ids.map((id) => readTrainingRun(dependencies(), id))));
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        crumbs={[{ href: '/factory', label: t('factory') }]}
      />
      {runs.length < 2 ? (
        <EmptyState
          title={t('tooFew')}
          description={t('tooFewWords', { most: MOST_COMPARED })}
          action={<ButtonLink href="/factory">{t('yourRuns')}</ButtonLink>}
        />
      ) : (
        <CompareRuns runs={runs} />
      )}
    </>
  );
}
