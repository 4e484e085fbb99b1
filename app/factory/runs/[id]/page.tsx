import type { Metadata } from 'next';
import {
  cancelTrainingAction,
  pauseTrainingAction,
  resumeTrainingAction,
  searchParentsAction,
  tryModelAction,
} from '@/app/factory/actions';
import { PublishForm } from '@/components/factory/publish-form';
import { RunAttempts } from '@/components/factory/run-attempts';
import { RunProgress } from '@/components/factory/run-progress';
import { RunSettings } from '@/components/factory/run-settings';
import { TryPanel } from '@/components/factory/try-panel';
import { AttributionRule } from '@/components/models/attribution-rule';
import { ContributorShares } from '@/components/models/contributor-shares';
import { getModelNamer } from '@/components/models/get-model-namer';
import { headlineFigure } from '@/components/models/headline-figure';
import { ManifestEvaluation } from '@/components/models/manifest-evaluation';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { IntoSight } from '@/components/ui/into-sight';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { TimeAgo } from '@/components/ui/time-ago';
import { isForAnyone } from '@/lib/schemas/training';
import { readOperator } from '@/lib/server/compute/compute-dependencies';
import { readRunAttempts } from '@/lib/server/compute/read-run-attempts';
import { dependencies } from '@/lib/server/dependencies';
import { readModelsPage } from '@/lib/server/models/list-models';
import { readFeeParts } from '@/lib/server/models/read-fee-parts';
import { readUsualPrices } from '@/lib/server/models/read-usual-prices';
import { orNotFound } from '@/lib/server/or-not-found';
import { readSession } from '@/lib/server/session/read-session';
import { readPublication } from '@/lib/server/training/read-publication';
import { readTrainingRun, type TrainingRunPage } from '@/lib/server/training/read-training-run';
import { getSay, getTexts } from '@/lib/texts/get-texts';
import { readReader } from '@/lib/texts/read-reader';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('factory.runPage');
  return { title: t('metaTitle') };
}

export default async function RunPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [t, say, kinds, figures, { tag }, session, run] = await Promise.all([
    getTexts('factory.runPage'),
    getSay(),
    getTexts('factory.kindGuide'),
    getTexts('models.headlineFigure'),
    readReader(),
    readSession(),
    orNotFound(() => readTrainingRun(dependencies(), id)),
  ]);
  const mine = session?.account === run.account;
  const attempts = await readRunAttempts({ db: dependencies().db, operator: readOperator() }, run.id);
  const { state, progress, lossCurve, problem, manifest, request } = run;
  const figure = manifest ? headlineFigure(figures, manifest, tag) : null;
  return (
    <>
      <PageHeader
        title={<span translate="no">{request.name}</span>}
        description={<span translate="no">{request.summary}</span>}
        crumbs={[{ href: '/factory', label: t('factory') }]}
        meta={
          <>
            <span>{kinds(`${request.kind}.name`)}</span>
            <span>{t.rich('started', { time: () => <TimeAgo at={run.createdAt} /> })}</span>
            {figure ? <span>{t('figure', { label: figure.label, value: figure.value })}</span> : null}
          </>
        }
      />
      <div className="grid gap-6">
        {/* The form that published it stands at the end of the page. */}
        <IntoSight>
          {run.published ? (
            <Alert
              tone="good"
              title={t('published')}
              action={
                <ButtonLink href={`/models/${run.published.modelId}`} variant="secondary" size="sm">
                  {t('toItsPage')}
                </ButtonLink>
              }
            >
              {t.rich('publishedWords', {
                modelId: run.published.modelId,
                version: run.published.version,
                link: (chunks) => (
                  <Link href={`/models/${run.published?.modelId}`} className="underline">
                    {chunks}
                  </Link>
                ),
              })}
            </Alert>
          ) : null}
        </IntoSight>
        <Card>
          <CardHeader title={t('training')} />
          <RunProgress
            key={state === 'paused' ? 'paused' : 'going'}
            runId={run.id}
            initial={{
              state,
              progress: { ...progress, detail: say(progress.detail) },
              lossCurve: [...lossCurve],
              lossFrom: 0,
              problem: say(problem),
            }}
            mine={mine}
            trains={request.kind !== 'endpoint'}
            mayPause={request.kind === 'adapter'}
            published={run.published !== null}
            againHref={`/factory/new?from=${run.id}&datanet=${request.datanets.map(({ datanetId, version }) => `${datanetId}v${version}`).join(',')}&kind=${request.kind}`}
            actions={{ cancel: cancelTrainingAction, pause: pauseTrainingAction, resume: resumeTrainingAction }}
          />
        </Card>
        {manifest ? (
          <Card>
            <CardHeader title={t(manifest.kind === 'retrieval' ? 'finds' : 'learned')} />
            <ManifestEvaluation manifest={manifest} />
          </Card>
        ) : null}
        {manifest && mine && manifest.kind !== 'endpoint' ? (
          <TryPanel runId={run.id} tryModel={tryModelAction} />
        ) : null}
        {mine && !run.published ? <Publish run={run} /> : null}
        {manifest ? (
          <Card>
            <CardHeader title={t('shares')} description={t('sharesWords')} />
            <div className="grid gap-6">
              <AttributionRule manifest={manifest} />
              <ContributorShares kind={manifest.kind} shares={manifest.contributorShares} />
            </div>
          </Card>
        ) : null}
        {attempts.length > 0 || manifest || isForAnyone(request) ? (
          <Card>
            <CardHeader title={t('computed')} />
            <RunAttempts attempts={attempts} counted={manifest?.computeProvider ?? null} />
          </Card>
        ) : null}
        <Card>
          <CardHeader title={t('settings')} />
          <RunSettings request={request} manifest={manifest} />
        </Card>
      </div>
    </>
  );
}

/** The form that publishes a finished run of the viewer's. */
async function Publish({ run }: { run: TrainingRunPage }) {
  const { manifest, manifestCid, manifestHash, request } = run;
  if (!manifest || !manifestCid || !manifestHash) return null;
  const [{ models }, usual, feeParts, nameOf] = await Promise.all([
    readModelsPage(dependencies(), { owner: run.account, sort: 'newest', page: 1 }),
    readUsualPrices(dependencies(), manifest.kind),
    readFeeParts(dependencies()),
    getModelNamer(),
  ]);
  const { sources, base, successorOf, namesake } = await readPublication(dependencies(), { manifest, owned: models });
  return (
    <PublishForm
      manifestCid={manifestCid}
      manifestHash={manifestHash}
      weightsHash={manifest.weightsHash}
      computeProvider={manifest.computeProvider}
      datanets={request.datanets}
      sources={sources}
      base={base && { ...base, name: nameOf(base.modelId, base.name) }}
      ownModels={models
        .filter(({ id }) => successorOf.includes(id))
        .map(({ id, name }) => ({ id, name: nameOf(id, name) }))}
      namesake={namesake}
      usualPrices={
        usual && {
          count: usual.count,
          least: usual.least.toString(),
          median: usual.median.toString(),
          most: usual.most.toString(),
        }
      }
      feeParts={feeParts}
      searchParents={searchParentsAction}
    />
  );
}
