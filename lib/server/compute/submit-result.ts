import { recoverTypedDataAddress } from 'viem';
import { canonicalJson, type Json } from '@/lib/core/canonical-json';
import { AppError } from '@/lib/core/errors';
import type { Hex } from '@/lib/core/hex';
import { keccak256 } from '@/lib/core/keccak';
import { addJob } from '@/lib/jobs/queue';
import { openJob } from '@/lib/jobs/train/prepare-job';
import { computeStatementTypedData, type Submission } from '@/lib/schemas/compute';
import { type TrainingResult, trainingResultSchema } from '@/lib/schemas/training-result';
import type { ComputeDependencies } from '@/lib/server/compute/compute-dependencies';
import { requireLease } from '@/lib/server/compute/require-lease';
import { parseInput } from '@/lib/server/parse-input';

/**
 * Takes a provider's signed statement that a job came to a result, with the result, whose files are here already. Whether
 * it is believed, others' results decide. Throws as {@link requireLease}; `forbidden` (another's signature),
 * `content-mismatch` (the result is not what was signed, or its files are not here), `invalid-input`, `conflict` (the
 * run has ended).
 */
export async function submitResult(
  { db, store, chainId, now }: ComputeDependencies,
  { runId, account, submission }: { runId: string; account: Hex; submission: Submission },
): Promise<{ position: number }> {
  const { statement, signature, result: text } = submission;
  const { run, attempt } = await requireLease({ db }, { runId, account });
  if (run.state !== 'running' && run.state !== 'paused') {
    throw new AppError('conflict', `The run ${runId} has ended (${run.state}); its result is not needed any more.`);
  }
  const signer = await recoverTypedDataAddress({
    ...computeStatementTypedData({ chainId, statement }),
    signature,
  }).catch(() => null);
  if (signer?.toLowerCase() !== account) throw new AppError('forbidden', `The statement is not signed by ${account}.`);
  const { job, hash } = await openJob({ store }, run.jobCid);
  if (statement.runId !== runId || statement.jobHash !== hash || attempt.jobHash !== hash) {
    throw new AppError(
      'conflict',
      `The statement is about another job than that of the run ${runId}, which is ${hash}.`,
    );
  }
  const result = readResult(text, statement.resultHash);
  if (result.jobHash !== hash || result.trained.kind !== job.request.kind) {
    throw new AppError('content-mismatch', `The result is not one of the job ${hash}.`);
  }
  if (result.trained.kind === 'adapter' && result.trained.accelerator !== 'wasm-simd') {
    throw new AppError('invalid-input', 'Compute it with wasm-simd: only its bits are the same on every machine.');
  }
  await requireFiles({ store }, result);
  const { cid: resultCid } = await store.put({ bytes: new TextEncoder().encode(text) });
  await db.$transaction(async (tx) => {
    const { count } = await tx.trainingAttempt.updateMany({
      where: { runId, position: attempt.position, state: 'leased' },
      data: {
        state: 'done',
        resultCid,
        resultHash: statement.resultHash,
        signature,
        leasedUntil: null,
        finishedAt: now(),
      },
    });
    if (count === 0) throw new AppError('conflict', 'This computation has ended by now.');
    await addJob(tx, 'train', { runId }, { jobKey: `train:${runId}` });
  });
  return { position: attempt.position };
}

function readResult(text: string, wanted: Hex): TrainingResult {
  const found = keccak256(text);
  if (found !== wanted) {
    throw new AppError('content-mismatch', `The result has the hash ${found}, not the ${wanted} that was signed.`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid-input', 'The result is not JSON.', { cause });
  }
  const result = parseInput(trainingResultSchema, json);
  if (canonicalJson(result as Json) !== text) throw new AppError('invalid-input', 'The result is not canonical JSON.');
  return result;
}

async function requireFiles(
  { store }: Pick<ComputeDependencies, 'store'>,
  { weights, gradients }: TrainingResult,
): Promise<void> {
  for (const { cid, hash } of gradients ? [weights, gradients] : [weights]) {
    if (!(await store.has(cid)))
      throw new AppError('not-found', `The file ${cid} of the result is not here. Upload it first.`);
    if (keccak256(await store.get(cid)) !== hash) {
      throw new AppError('content-mismatch', `The file ${cid} does not have the hash ${hash}.`);
    }
  }
}
