import { type ChainReader, getChainReader } from '@/lib/chain/clients';
import { type Db, getDb } from '@/lib/db/client';
import { type ContentStore, contentStore } from '@/lib/storage/content-store';

/** What use cases take as their first argument; each names the ones it needs. */
export type Dependencies = { db: Db; store: ContentStore; chain: ChainReader };

/** The process's dependencies. The one place where routes and actions get them; nothing connects before its first use. */
export function dependencies(): Dependencies {
  return {
    get db() {
      return getDb();
    },
    get store() {
      return contentStore();
    },
    get chain() {
      return getChainReader();
    },
  };
}
