import type { Metadata } from 'next';
import { getModel } from '@/app/models/[id]/get-model';
import { RunSettings } from '@/components/factory/run-settings';
import { AskFromProgram } from '@/components/models/ask-from-program';
import { AttributionRule } from '@/components/models/attribution-rule';
import { ContributorShares } from '@/components/models/contributor-shares';
import { KIND_NAMES } from '@/components/models/kind-words';
import { ManifestEvaluation } from '@/components/models/manifest-evaluation';
import { ModelExports } from '@/components/models/model-exports';
import { ModelFamily } from '@/components/models/model-family';
import { ModelFigures } from '@/components/models/model-figures';
import { ModelVersions } from '@/components/models/model-versions';
import { OwnerControls } from '@/components/models/owner-controls';
import { WhatItAnswers } from '@/components/models/what-it-answers';
import { Address } from '@/components/ui/address';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { env } from '@/lib/env';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const model = await getModel((await params).id);
  return { title: model.name, description: model.summary };
}

export default async function ModelPage({ params }: Props) {
  const model = await getModel((await params).id);
  const { manifest } = model.latest;
  const askable = !model.retired && manifest?.kind !== 'decoder';
  return (
    <>
      <PageHeader
        title={model.name}
        description={model.summary}
        crumbs={[{ href: '/models', label: 'Models' }]}
        meta={
          <>
            <span className="inline-flex items-center gap-1.5">
              by <Address address={model.owner} />
            </span>
            {manifest ? <span>{KIND_NAMES[manifest.kind]}</span> : null}
            <span>version {model.latest.number}</span>
            {manifest ? <span>{manifest.licences.join(', ')}</span> : null}
          </>
        }
        actions={
          askable ? (
            <ButtonLink href={`/ask?model=${model.id}`} size="lg">
              Ask it for <Amount baseUnits={model.unitPrice} />
            </ButtonLink>
          ) : manifest?.kind === 'decoder' && !model.retired ? (
            <ButtonLink href="/factory/new?kind=adapter" size="lg">
              Train an adapter upon it
            </ButtonLink>
          ) : null
        }
      />
      {model.retired ? (
        <Alert tone="warn" className="mb-6" title="Retired">
          Its builder has retired this model; it answers no more questions. Its receipts stay.
        </Alert>
      ) : null}
      <ModelFigures
        manifest={manifest}
        unitPrice={model.unitPrice}
        answers={model.answers}
        askers={model.askers}
        fees={model.fees}
        offspring={model.family.children.length}
      />
      <div className="grid gap-6">
        {manifest ? (
          <>
            <Card>
              <CardHeader title="What it answers" />
              <WhatItAnswers manifest={manifest} />
            </Card>
            <Card>
              <CardHeader title="How well it does" />
              <ManifestEvaluation manifest={manifest} />
            </Card>
            <Card>
              <CardHeader title="How it was made" />
              <RunSettings request={manifest} manifest={manifest} />
            </Card>
            <Card>
              <CardHeader title="Who is behind it" />
              <div className="grid gap-6">
                <AttributionRule manifest={manifest} />
                <ContributorShares kind={manifest.kind} shares={manifest.contributorShares} />
              </div>
            </Card>
            {manifest.kind === 'adapter' || manifest.kind === 'decoder' ? (
              <Card>
                <CardHeader
                  title="Take it away"
                  description={`Under the licences of what it rests on: ${manifest.licences.join(', ')}.`}
                />
                <ModelExports
                  origin={env.APP_URL}
                  modelId={model.id}
                  version={model.latest.number}
                  manifest={manifest}
                />
              </Card>
            ) : null}
          </>
        ) : (
          <Alert tone="info" title="Its manifest is being read">
            The file that the chain names has not been read yet. Look again in a moment.
          </Alert>
        )}
        <Card>
          <CardHeader
            title="Its family"
            description="What it was made from stands on chain for good; a part of its builder’s amount flows on to those models’ people."
          />
          <ModelFamily
            name={model.name}
            parents={model.family.parents}
            offspring={model.family.children}
            builderPart={model.family.builderPart}
            income={model.family.income}
            leastChildPart={model.leastChildPart}
          />
        </Card>
        {askable ? <AskFromProgram origin={env.APP_URL} modelId={model.id} /> : null}
        <OwnerControls
          modelId={model.id}
          owner={model.owner}
          unitPrice={model.unitPrice.toString()}
          retired={model.retired}
          leastChildPart={model.leastChildPart}
        />
        <Card flush>
          <CardHeader title="Versions" />
          <ModelVersions versions={model.versions} />
        </Card>
      </div>
    </>
  );
}
