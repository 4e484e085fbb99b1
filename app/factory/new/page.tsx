import type { Metadata } from 'next';
import { startTrainingAction } from '@/app/factory/actions';
import { KIND_GUIDES } from '@/components/factory/kind-guide';
import { TrainingForm } from '@/components/factory/training-form';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { openEngine } from '@/lib/engines/open-engine';
import { dependencies } from '@/lib/server/dependencies';
import { readSession } from '@/lib/server/session/read-session';
import { listBaseChoices } from '@/lib/server/training/list-base-choices';
import { readTrainable } from '@/lib/server/training/list-trainable';

export const metadata: Metadata = { title: 'Train a model' };

export default async function NewTrainingPage({
  searchParams,
}: {
  searchParams: Promise<{ datanet?: string; kind?: string }>;
}) {
  const session = await readSession();
  const [datanets, bases] = await Promise.all([
    readTrainable(dependencies(), session?.account ?? null),
    listBaseChoices({ db: dependencies().db, engine: openEngine }),
  ]);
  const { datanet, kind } = await searchParams;
  return (
    <>
      <PageHeader
        title="Train a model"
        description="Choose what it shall be and the records it learns from; their contributors are paid for its answers."
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
          bases={bases}
          chosenDatanet={datanet ? Number(datanet) : null}
          chosenKind={KIND_GUIDES.find((guide) => guide.kind === kind)?.kind ?? null}
          startTraining={startTrainingAction}
        />
      )}
    </>
  );
}
