import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { parseJson } from '@/lib/core/parse-json';
import type { ResultDocument } from '@/lib/jobs/train/result-document';
import { computeCid } from '@/lib/records/compute-cid';
import { trainingResultSchema } from '@/lib/schemas/training-result';

/** What a provider keeps of a job on its disk, so that it goes on after a kill: checkpoints, and the result once it is there. */
export type LeaseFolder = {
  readonly checkpoints: string;
  /** Whether an earlier process left any. */
  hasCheckpoints: () => Promise<boolean>;
  /** Null until it was kept whole. */
  readResult: () => Promise<ResultDocument | null>;
  keepResult: (document: ResultDocument) => Promise<void>;
  remove: () => Promise<void>;
};

/** The folder of a job: named by its hash, so that a run prepared anew finds nothing of the old one. */
export async function openLeaseFolder(folder: string, jobHash: Hex): Promise<LeaseFolder> {
  const own = join(folder, jobHash.slice(2, 34));
  const kept = join(own, 'result');
  await mkdir(own, { recursive: true });
  return {
    checkpoints: join(own, 'checkpoints'),
    hasCheckpoints: async () => (await readdir(join(own, 'checkpoints')).catch(() => [])).length > 0,
    async readResult() {
      // A power cut may have left half of a file, or an empty one.
      const text = await readIfThere(join(kept, 'result.json'));
      const result = text && trainingResultSchema.safeParse(parseJson(text)).data;
      if (!result) return null;
      const files = [];
      for (const { cid } of result.gradients ? [result.weights, result.gradients] : [result.weights]) {
        const bytes = await readIfThere(join(kept, cid));
        if (!bytes || (await computeCid(bytes)) !== cid) return null;
        files.push({ cid, bytes });
      }
      return { result, text: new TextDecoder().decode(text), hash: keccak256(text), files };
    },
    async keepResult({ text, files }) {
      const incoming = join(own, 'incoming');
      await rm(incoming, { recursive: true, force: true });
      await rm(kept, { recursive: true, force: true });
      await mkdir(incoming, { recursive: true });
      for (const { cid, bytes } of files) await writeFile(join(incoming, cid), bytes);
      await writeFile(join(incoming, 'result.json'), text);
      await rename(incoming, kept);
    },
    remove: () => rm(own, { recursive: true, force: true }),
  };
}

async function readIfThere(file: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
