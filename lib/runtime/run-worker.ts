import { runWorker } from '@/lib/jobs/run-worker';
import { runUntilAsked } from '@/lib/runtime/run-until-asked';

// The worker's process; several may run on the same database.
await runUntilAsked(runWorker);
