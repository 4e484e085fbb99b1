import type { Pool } from 'pg';
import type { ContentStore } from '@/lib/storage/content-store';

/** What the ingest jobs work with. */
export type IngestDeps = { pool: Pool; store: ContentStore };
