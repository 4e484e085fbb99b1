import { getIndexerDeps } from '@/lib/indexer/run-indexer';
import type { IndexerDeps } from '@/lib/indexer/sync-once';

let deps: IndexerDeps | undefined;

/** The process's indexer: the size of its ranges is remembered between turns. */
export function indexerDependencies(): IndexerDeps {
  deps ??= getIndexerDeps();
  return deps;
}
