import { runIndexer } from '@/lib/indexer/run-indexer';
import { runUntilAsked } from '@/lib/runtime/run-until-asked';

// The indexer's process.
await runUntilAsked(runIndexer);
