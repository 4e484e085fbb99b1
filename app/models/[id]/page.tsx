import type { Metadata } from 'next';
import { getModel } from '@/app/models/[id]/get-model';
import { MODEL_PARTS, ModelParts } from '@/app/models/[id]/model-parts';
import { ModelFigures } from '@/components/models/model-figures';
import { Address } from '@/components/ui/address';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button-link';
import { KeepCurrent } from '@/components/ui/keep-current';
import { PageHeader } from '@/components/ui/page-header';
import { TabLinks } from '@/components/ui/tab-links';
import { TimeAgo } from '@/components/ui/time-ago';
import { getTexts } from '@/lib/texts/get-texts';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ part?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [model, t] = await Promise.all([getModel((await params).id), getTexts('models.modelPage')]);
  return { title: model.name, description: model.summary ?? t('noSummary') };
}

export default async function ModelPage({ params, searchParams }: Props) {
  const [model, query, t, kinds] = await Promise.all([
    params.then(({ id }) => getModel(id)),
    searchParams,
    getTexts('models.modelPage'),
    getTexts('models.kindWords'),
  ]);
  const { manifest, number } = model.latest;
  const part = MODEL_PARTS.find((one) => one === query.part) ?? 'overview';
  const base = `/models/${model.id}`;
  const isBase = manifest?.kind === 'decoder';
  return (
    <>
      <PageHeader
        title={<span translate="no">{model.name}</span>}
        description={model.summary === null ? t('noSummary') : <span translate="no">{model.summary}</span>}
        crumbs={[{ href: '/models', label: t('models') }]}
        meta={
          <>
            <span className="inline-flex items-center gap-1.5">
              {t.rich('by', { who: () => <Address address={model.owner} href={`/people/${model.owner}`} /> })}
            </span>
            {manifest ? <span>{kinds(manifest.kind)}</span> : null}
            <span>{t.rich('version', { number, time: () => <TimeAgo at={model.latest.publishedAt} /> })}</span>
            {manifest ? <span translate="no">{manifest.licences.join(', ')}</span> : null}
          </>
        }
        actions={
          model.retired || !manifest ? null : isBase ? (
            <ButtonLink href="/factory/new?kind=adapter" size="lg">
              {t('trainAdapter')}
            </ButtonLink>
          ) : (
            <ButtonLink href={`${base}#ask`} size="lg">
              <span>{t.rich('ask', { amount: () => <Amount baseUnits={model.unitPrice} /> })}</span>
            </ButtonLink>
          )
        }
      />
      {model.retired ? (
        <Alert tone="warn" className="mb-6" title={t('retired')}>
          {t('retiredWords')}
        </Alert>
      ) : null}
      {model.awaited ? (
        <Alert tone="info" className="mb-6" title={t('reading')}>
          <KeepCurrent seconds={2} slowing />
          {t('readingWords')}
        </Alert>
      ) : manifest ? null : (
        <Alert tone="warn" className="mb-6" title={t('unreadable')}>
          {t('unreadableWords')}
        </Alert>
      )}
      <ModelFigures
        manifest={manifest}
        unitPrice={model.unitPrice}
        answers={model.answers}
        askers={model.askers}
        fees={model.fees}
        offspring={model.family.children.length}
      />
      <TabLinks
        label={t('parts')}
        className="mb-8"
        items={MODEL_PARTS.map((one) => ({
          href: one === 'overview' ? base : `${base}?part=${one}`,
          label: t(one === 'overview' && (isBase || model.retired) ? 'card' : one),
          active: one === part,
        }))}
      />
      <ModelParts model={model} part={part} />
    </>
  );
}
