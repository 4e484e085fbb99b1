import { ActivityList } from '@/components/front/activity-list';
import { DemoBanner } from '@/components/front/demo-banner';
import { Loop } from '@/components/front/loop';
import { NextSteps } from '@/components/front/next-steps';
import { Alert } from '@/components/ui/alert';
import { env } from '@/lib/env';
import { dependencies } from '@/lib/server/dependencies';
import { readActivity } from '@/lib/server/overview/read-activity';
import { readDemoProgress } from '@/lib/server/overview/read-demo-progress';
import { readOverview } from '@/lib/server/overview/read-overview';

export default async function FrontPage() {
  const deps = dependencies();
  const [overview, activity, demo] = await Promise.all([
    readOverview(deps),
    readActivity(deps, { limit: 8 }),
    readDemoProgress({ dataDir: env.DATA_DIR }),
  ]);
  return (
    <>
      {demo?.state === 'running' ? <DemoBanner {...demo} /> : null}
      {demo?.state === 'failed' ? (
        <Alert tone="warn" title="The demo economy stopped early" className="mb-8">
          It got to {demo.done} of {demo.total} steps. What is here is real; the next start goes on with the rest.
        </Alert>
      ) : null}
      <section className="pt-2 pb-10 sm:pt-8">
        <h1 className="max-w-3xl font-semibold text-4xl leading-[1.08] tracking-tight sm:text-6xl">
          Your data shapes the answer. The fee flows back to you.
        </h1>
        <p className="mt-5 max-w-2xl text-lg text-muted">
          Tributary is a data economy for AI: every paid answer is traced to the records that shaped it, and its fee is
          divided among the people behind them, by arithmetic anyone can repeat.
        </p>
      </section>
      <Loop counts={overview} />
      <section aria-labelledby="next" className="mt-16">
        <h2 id="next" className="mb-6 font-semibold text-2xl">
          Where you come in
        </h2>
        <NextSteps />
      </section>
      <section aria-labelledby="latest" className="mt-16">
        <h2 id="latest" className="mb-3 font-semibold text-2xl">
          Lately, on chain
        </h2>
        <ActivityList items={activity} />
      </section>
    </>
  );
}
