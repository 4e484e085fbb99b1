import { ActivityList } from '@/components/front/activity-list';
import { DemoBanner } from '@/components/front/demo-banner';
import { LatestAnswer } from '@/components/front/latest-answer';
import { Loop } from '@/components/front/loop';
import { NextSteps } from '@/components/front/next-steps';
import { getModelNamer } from '@/components/models/get-model-namer';
import { AreaTexts } from '@/components/texts/area-texts';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button-link';
import { KeepCurrent } from '@/components/ui/keep-current';
import { env } from '@/lib/env';
import { dependencies } from '@/lib/server/dependencies';
import { readActivity } from '@/lib/server/overview/read-activity';
import { readDemoProgress } from '@/lib/server/overview/read-demo-progress';
import { readLatestAnswer } from '@/lib/server/overview/read-latest-answer';
import { readOverview } from '@/lib/server/overview/read-overview';
import { getSay, getTexts } from '@/lib/texts/get-texts';

export default async function FrontPage() {
  const deps = dependencies();
  const [overview, activity, latest, demo, t, say, nameOf] = await Promise.all([
    readOverview(deps),
    readActivity(deps, { limit: 8 }),
    readLatestAnswer(deps),
    readDemoProgress({ dataDir: env.DATA_DIR }),
    getTexts('front.frontPage'),
    getSay(),
    getModelNamer(),
  ]);
  return (
    <AreaTexts areas={['front']}>
      {demo?.state === 'running' ? <DemoBanner {...demo} step={say(demo.step)} /> : <KeepCurrent seconds={20} />}
      {demo?.state === 'failed' ? (
        <Alert tone="warn" title={t('demoStopped')} className="mb-8">
          {t('demoStoppedWords', { done: demo.done, total: demo.total })}
        </Alert>
      ) : null}
      <section className="pt-2 pb-12 sm:pt-8 sm:pb-16">
        <h1 className="max-w-6xl text-hero german:text-hero-long">
          {t.rich('title', { line: (chunks) => <span className="block">{chunks}</span> })}
        </h1>
        <p className="mt-6 max-w-2xl text-lg text-muted sm:text-xl sm:leading-snug">{t('sentence')}</p>
        <p className="mt-7 flex flex-wrap gap-3">
          <ButtonLink href="/datanets" size="lg">
            {t('contribute')}
          </ButtonLink>
          <ButtonLink href="/ask" size="lg" variant="secondary">
            {t('ask')}
          </ButtonLink>
        </p>
      </section>
      <Loop counts={overview} />
      {latest ? (
        <div className="mt-16 sm:mt-20">
          <LatestAnswer
            answer={{ ...latest, model: { ...latest.model, name: nameOf(latest.model.id, latest.model.name) } }}
          />
        </div>
      ) : null}
      <section aria-labelledby="next" className="mt-16 sm:mt-20">
        <h2 id="next" className="mb-7 text-3xl">
          {t('next')}
        </h2>
        <NextSteps />
      </section>
      <section aria-labelledby="lately" className="mt-16 sm:mt-20">
        <h2 id="lately" className="mb-3 text-3xl">
          {t('lately')}
        </h2>
        <ActivityList
          items={activity.map((item) =>
            item.kind === 'model-published'
              ? { ...item, model: { ...item.model, name: nameOf(item.model.id, item.model.name) } }
              : item,
          )}
        />
      </section>
    </AreaTexts>
  );
}
