import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { planDatanet } from '@/lib/demo/plan-economy';
import { planFacts } from '@/lib/demo/plan-facts';
import { openStage } from '@/lib/demo/play/stage';
import { countSteps, playEconomy } from '@/lib/demo/play-economy';
import { readCorrections } from '@/lib/demo/read-corrections';
import { readDemoDatanets } from '@/lib/demo/read-demo-datanets';
import { readFacts } from '@/lib/demo/read-facts';
import { reportProgress } from '@/lib/demo/report-progress';
import { env } from '@/lib/env';
import { runUntilAsked } from '@/lib/runtime/run-until-asked';

// The demo's process: plays the economy, says how far it is in DATA_DIR/demo.json, and ends with 0 when it is over.
// Asked to end earlier, it ends at once: each step is one that it finds again.
const folder = fileURLToPath(new URL('./records', import.meta.url));

await runUntilAsked(async ({ signal }) => {
  signal.addEventListener('abort', () => process.exit(1));
  const plans = readDemoDatanets(folder).map((datanet) =>
    planDatanet(datanet, readCorrections({ folder, slug: datanet.slug })),
  );
  const plan = { plans, facts: planFacts(readFacts(folder)) };
  const progress = reportProgress({ file: join(env.DATA_DIR, 'demo.json'), total: countSteps(plan) });
  try {
    await playEconomy(openStage(), { ...plan, progress });
    progress.end('done');
  } catch (error) {
    progress.end('failed');
    throw error;
  }
});
