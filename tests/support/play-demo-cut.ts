import { join } from 'node:path';
import { openStage } from '@/lib/demo/play/stage';
import { countSteps, playEconomy } from '@/lib/demo/play-economy';
import { reportProgress } from '@/lib/demo/report-progress';
import { env } from '@/lib/env';
import { planDemoCut } from '@/tests/support/plan-demo-cut';

// A process that plays the small demo, for a test to kill.
const plan = planDemoCut();
const progress = reportProgress({ file: join(env.DATA_DIR, 'demo.json'), total: countSteps(plan) });
await playEconomy(openStage(), { ...plan, progress });
progress.end('done');
process.exit(0);
