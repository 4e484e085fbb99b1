import type { Metadata } from 'next';
import { startTrainingAction } from '@/app/factory/actions';
import { TrainingForm } from '@/components/factory/training-form';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { dependencies } from '@/lib/server/dependencies';
import { readSession } from '@/lib/server/session/read-session';
import { readTrainable } from '@/lib/server/training/list-trainable';

export const metadata: Metadata = { title: 'Train a model' };

export default async function NewTrainingPage({ searchParams }: { searchParams: Promise<{ datanet?: string }> }) {
  const session = await readSession();
  const datanets = await readTrainable(dependencies(), session?.account ?? null);
  const { datanet } = await searchParams;
  return (
    <>
      <PageHeader
        title="Train a model"
        description="Choose what it shall answer and the records it learns from; their contributors are paid for its answers."
        crumbs={[{ href: '/factory', label: 'Model Factory' }]}
      />
      {datanets.length === 0 ? (
        <EmptyState
          title="No Datanet has a published version yet"
          description="Once curators have accepted contributions and published a version, you can train on it here."
          action={<ButtonLink href="/datanets">See the Datanets</ButtonLink>}
        />
      ) : (
        <TrainingForm
          datanets={datanets}
          chosen={datanet ? Number(datanet) : null}
          startTraining={startTrainingAction}
        />
      )}
    </>
  );
}
