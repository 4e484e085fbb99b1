import { listBases } from '@/lib/db/base-model';
import type { Db } from '@/lib/db/client';
import type { Engine } from '@/lib/engines/engine';
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

/** How long a page waits for the engine to say what it serves. */
const PATIENCE_MS = 1_500;

/** The published bases, the one that this site serves first. */
export async function listBaseChoices({ db, engine }: { db: Db; engine: () => Engine }): Promise<BaseChoice[]> {
  const [bases, served] = await Promise.all([listBases(db), readServed(engine)]);
  return bases
    .map(({ modelId, version, name, shape, weightsCid }) => ({
      modelId,
      version,
      name,
      shape,
      served: served === null ? null : served === weightsCid,
    }))
    .sort((a, b) => Number(b.served) - Number(a.served));
}

/** The CID of the base that the engine answers with; null where it is not there, or is another machine's. */
async function readServed(engine: () => Engine): Promise<string | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), PATIENCE_MS);
    });
    return await Promise.race([
      engine()
        .state()
        .then(({ base }) => base),
      late,
    ]);
  } catch {
    // The engine is starting, or away: what can be trained does not depend on it.
    return null;
  } finally {
    clearTimeout(timer);
  }
}
