import type { ReactNode } from 'react';
import type { NamedModel } from '@/app/models/[id]/get-model';
import { Playground } from '@/app/models/[id]/playground';
import { RunSettings } from '@/components/factory/run-settings';
import { AskFromProgram } from '@/components/models/ask-from-program';
import { AttributionRule } from '@/components/models/attribution-rule';
import { ContributorShares } from '@/components/models/contributor-shares';
import { ManifestEvaluation } from '@/components/models/manifest-evaluation';
import { ModelEarnings } from '@/components/models/model-earnings';
import { ModelExports } from '@/components/models/model-exports';
import { ModelFamily } from '@/components/models/model-family';
import { ModelVersions } from '@/components/models/model-versions';
import { OwnerPart } from '@/components/models/owner-part';
import { WhatItAnswers } from '@/components/models/what-it-answers';
import { Card, CardHeader } from '@/components/ui/card';
import { dependencies } from '@/lib/server/dependencies';
import { readModelEarnings } from '@/lib/server/models/read-model-earnings';
import { readOrigin } from '@/lib/server/read-origin';
import { getTexts } from '@/lib/texts/get-texts';

export const MODEL_PARTS = ['overview', 'quality', 'people', 'family', 'use'] as const;
export type ModelPart = (typeof MODEL_PARTS)[number];

/** One part of a model's page. */
export async function ModelParts({ model, part }: { model: NamedModel; part: ModelPart }): Promise<ReactNode> {
  switch (part) {
    case 'overview':
      return <Overview model={model} />;
    case 'quality':
      return <Quality model={model} />;
    case 'people':
      return <People model={model} />;
    case 'family':
      return (
        <ModelFamily
          name={model.name}
          parents={model.family.parents}
          offspring={model.family.children}
          builderPart={model.family.builderPart}
          income={model.family.income}
          leastChildPart={model.leastChildPart}
        />
      );
    case 'use':
      return <Use model={model} />;
  }
}

function isAskable({ retired, latest: { manifest } }: NamedModel): boolean {
  return !retired && manifest !== null && manifest.kind !== 'decoder';
}

async function Overview({ model }: { model: NamedModel }) {
  const t = await getTexts('models.modelPage');
  const { manifest } = model.latest;
  return (
    <div className="grid gap-10">
      {isAskable(model) ? <Playground model={model} /> : null}
      {manifest ? (
        <Section title={t('whatItAnswers')}>
          <WhatItAnswers manifest={manifest} />
        </Section>
      ) : null}
      <OwnerPart
        modelId={model.id}
        owner={model.owner}
        unitPrice={model.unitPrice.toString()}
        retired={model.retired}
        leastChildPart={model.leastChildPart}
      />
    </div>
  );
}

async function Quality({ model }: { model: NamedModel }) {
  const t = await getTexts('models.modelPage');
  const { manifest } = model.latest;
  if (!manifest) return null;
  return (
    <div className="grid gap-10">
      <Section title={t('howWell')}>
        <ManifestEvaluation manifest={manifest} />
      </Section>
      <Section title={t('howMade')}>
        <RunSettings request={manifest} manifest={manifest} />
      </Section>
    </div>
  );
}

async function People({ model }: { model: NamedModel }) {
  const [t, earned] = await Promise.all([
    getTexts('models.modelPage'),
    readModelEarnings(dependencies(), { modelId: model.id }),
  ]);
  const { manifest } = model.latest;
  return (
    <div className="grid gap-10">
      {manifest ? (
        <Section title={t('whoBehind')}>
          <div className="grid max-w-3xl gap-6">
            <AttributionRule manifest={manifest} />
            <ContributorShares kind={manifest.kind} shares={manifest.contributorShares} />
          </div>
        </Section>
      ) : null}
      <ModelEarnings pieces={earned} answers={model.answers} now={new Date()} />
    </div>
  );
}

async function Use({ model }: { model: NamedModel }) {
  const t = await getTexts('models.modelPage');
  const { manifest, number } = model.latest;
  return (
    <div className="grid gap-6">
      {isAskable(model) ? <AskFromProgram origin={readOrigin()} modelId={model.id} /> : null}
      {manifest?.kind === 'adapter' || manifest?.kind === 'decoder' ? (
        <Card>
          <CardHeader
            title={t('takeAway')}
            description={t('takeAwayWords', { licences: manifest.licences.join(', ') })}
          />
          <ModelExports origin={readOrigin()} modelId={model.id} version={number} manifest={manifest} />
        </Card>
      ) : null}
      <Card flush>
        <CardHeader title={t('versions')} />
        <ModelVersions versions={model.versions} />
      </Card>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-4 font-display text-2xl">{title}</h2>
      {children}
    </section>
  );
}
