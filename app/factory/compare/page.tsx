import type { Metadata } from 'next';
import { CompareRuns } from '@/components/factory/compare-runs';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { dependencies } from '@/lib/server/dependencies';
import { orNotFound } from '@/lib/server/or-not-found';
import { readTrainingRun } from '@/lib/server/training/read-training-run';

export const metadata: Metadata = { title: 'Compare runs' };

const MOST = 6;

type Props = { searchParams: Promise<{ runs?: string | string[] }> };

export default async function CompareRunsPage({ searchParams }: Props) {
  const { runs: named = [] } = await searchParams;
  const ids = [...new Set([named].flat().flatMap((text) => text.split(',')))].filter((id) => id !== '').slice(0, MOST);
  const runs = await orNotFound(() => Promise.all(ids.map((id) => readTrainingRun(dependencies(), id))));
  return (
    <>
      <PageHeader
        title="Compare runs"
        description="In what they differ, how their losses fell, and what was measured of each."
        crumbs={[{ href: '/factory', label: 'Model Factory' }]}
      />
      {runs.length < 2 ? (
        <EmptyState
          title="Choose at least two runs"
          description={`Tick them in your list of runs: two to ${MOST}.`}
          action={<ButtonLink href="/factory">Your runs</ButtonLink>}
        />
      ) : (
        <CompareRuns runs={runs} />
      )}
    </>
  );
}
