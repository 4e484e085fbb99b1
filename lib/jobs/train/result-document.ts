import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import type { TrainThreadResult } from '@/lib/jobs/train-messages';
import { computeCid } from '@/lib/records/compute-cid';
import { type TrainingResult, trainingResultSchema } from '@/lib/schemas/training-result';

/** A result with its canonical text, that text's Keccak-256, and the files it names. */
export type ResultDocument = {
  readonly result: TrainingResult;
  readonly text: string;
  readonly hash: Hex;
  readonly files: readonly { readonly cid: string; readonly bytes: Uint8Array }[];
};

/** The document of what a training came to. Equal trainings give equal bytes, so their hashes can be compared. */
export async function writeResult({
  jobHash,
  trained,
}: {
  jobHash: Hex;
  trained: TrainThreadResult;
}): Promise<ResultDocument> {
  const { bytes, gradients, shares } = trained;
  const weights = await nameFile(bytes);
  const index = gradients && (await nameFile(gradients));
  const own =
    trained.trained.kind === 'classifier'
      ? {
          ...trained.trained,
          judgements: trained.trained.judgements.map(({ harm, harmful }) => ({ harm: harm.toString(), harmful })),
        }
      : trained.trained;
  const result = trainingResultSchema.parse({
    version: 1,
    jobHash,
    weights: weights.named,
    gradients: index?.named ?? null,
    shares,
    trained: own,
  });
  const text = canonicalJson(result as Json);
  return { result, text, hash: keccak256(text), files: index ? [weights.file, index.file] : [weights.file] };
}

async function nameFile(bytes: Uint8Array) {
  const cid = await computeCid(bytes);
  return { named: { cid, hash: keccak256(bytes) }, file: { cid, bytes } };
}
