import { listBases } from '@/lib/db/base-model';
import type { Db } from '@/lib/db/client';
import type { DecoderManifest } from '@/lib/schemas/model-manifest';

/** A published base that adapters can be laid upon. */
export type BaseChoice = {
  readonly modelId: number;
  readonly version: number;
  readonly name: string;
  readonly shape: DecoderManifest['shape'];
  /** Whether this site answers with it; null while its engine does not say. */
  readonly served: boolean | null;
};

/** The published bases, the one that this site serves first. */
export async function listBaseChoices({ db }: { db: Db }): Promise<BaseChoice[]> {
  const bases = await listBases(db);
  return bases.map(({ modelId, version, name, shape }) => ({ modelId, version, name, shape, served: null }));
}
