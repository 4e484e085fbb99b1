import type { Metadata } from 'next';
import Link from 'next/link';
import { cancelTrainingAction, searchParentsAction } from '@/app/factory/actions';
import { PublishForm } from '@/components/factory/publish-form';
import { RunProgress } from '@/components/factory/run-progress';
import { RunSettings } from '@/components/factory/run-settings';
import { ContributorShares } from '@/components/models/contributor-shares';
import { headlineFigure } from '@/components/models/headline-figure';
import { ManifestEvaluation } from '@/components/models/manifest-evaluation';
import { Alert } from '@/components/ui/alert';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { TimeAgo } from '@/components/ui/time-ago';
import { dependencies } from '@/lib/server/dependencies';
import { readModelsPage } from '@/lib/server/models/list-models';
import { readFeeParts } from '@/lib/server/models/read-fee-parts';
import { orNotFound } from '@/lib/server/or-not-found';
import { readSession } from '@/lib/server/session/read-session';
import { readTrainingRun } from '@/lib/server/training/read-training-run';

export const metadata: Metadata = { title: 'Training run' };

export default async function TrainingRunPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [session, run] = await Promise.all([readSession(), orNotFound(() => readTrainingRun(dependencies(), id))]);
  const mine = session?.account === run.account;
  const ownModels = mine
    ? (await readModelsPage(dependencies(), { owner: run.account, sort: 'newest', page: 1 })).models.filter(
        (model) => model.kind === run.request.kind,
      )
    : [];
  const { state, progress, lossCurve, problem } = run;
  const figure = run.manifest ? headlineFigure(run.manifest) : null;
  return (
    <>
      <PageHeader
        title={run.request.name}
        description={run.request.summary}
        crumbs={[{ href: '/factory', label: 'Model Factory' }]}
        meta={
          <>
            <span>
              Started <TimeAgo at={run.createdAt} />
            </span>
            {figure ? (
              <span>
                {figure.label}: {figure.value}
              </span>
            ) : null}
          </>
        }
      />
      <div className="grid gap-6">
        {run.published ? (
          <Alert tone="good" title="Published">
            This run is{' '}
            <Link href={`/models/${run.published.modelId}`} className="underline">
              model {run.published.modelId}
            </Link>
            , version {run.published.version}.
          </Alert>
        ) : null}
        {run.manifest && run.manifestCid && run.manifestHash && mine && !run.published ? (
          <PublishForm
            manifestCid={run.manifestCid}
            manifestHash={run.manifestHash}
            computeProvider={run.manifest.computeProvider}
            datanets={run.request.datanets}
            ownModels={ownModels}
            feeParts={await readFeeParts(dependencies())}
            searchParents={searchParentsAction}
          />
        ) : null}
        <Card>
          <CardHeader title="Training" />
          <RunProgress
            runId={run.id}
            initial={{ state, progress, lossCurve: [...lossCurve], problem }}
            mayCancel={mine}
            cancelTraining={cancelTrainingAction}
          />
        </Card>
        {run.manifest ? (
          <Card>
            <CardHeader title={run.manifest.kind === 'retrieval' ? 'How well it finds answers' : 'What it learned'} />
            <ManifestEvaluation manifest={run.manifest} />
          </Card>
        ) : null}
        {run.manifest ? (
          <Card>
            <CardHeader
              title="Contributors’ shares"
              description="How the contributors’ part is divided where an answer’s own records cannot be named."
            />
            <ContributorShares kind={run.manifest.kind} shares={run.manifest.contributorShares} />
          </Card>
        ) : null}
        <Card>
          <CardHeader title="Settings" />
          <RunSettings request={run.request} manifest={run.manifest} />
        </Card>
      </div>
    </>
  );
}
