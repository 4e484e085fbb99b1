import { join } from 'node:path';
import { openFileCache } from '@/lib/compute/file-cache';
import { type LeaseFolder, openLeaseFolder } from '@/lib/compute/lease-folder';
import { readJobFields } from '@/lib/compute/read-job-fields';
import type { SiteClient } from '@/lib/compute/site-client';
import { AppError } from '@/lib/core/errors';
import { viewProgress } from '@/lib/jobs/progress-view';
import { computeJob } from '@/lib/jobs/train/compute-job';
import { type ResultDocument, writeResult } from '@/lib/jobs/train/result-document';
import { toThreadInput } from '@/lib/jobs/train/thread-input';
import type { ComputeProgress, Lease } from '@/lib/schemas/compute';

export type LeaseDependencies = {
  site: SiteClient;
  /** Where files and checkpoints are kept. */
  folder: string;
  tell: (line: string) => void;
  /** Between two signs of life, in milliseconds. */
  beatMs: number;
};

/** The run ended at the site: whatever was computed of it is not wanted. */
class NotWanted extends Error {}
/** The builder paused the run: it goes on from its checkpoint. */
class Paused extends Error {}

/**
 * Computes a job that was lent, tells the site how far it is, and delivers the signed result. Killed anywhere, the next
 * call for the same lease goes on from the checkpoint on the disk, or delivers the result that is there.
 * @returns whether it was delivered; throws as {@link SiteClient}, and the reason of `signal`
 */
export async function computeLease(
  { site, folder, tell, beatMs }: LeaseDependencies,
  lease: Lease,
  signal: AbortSignal,
): Promise<boolean> {
  const { runId, jobHash } = lease;
  const kept = await openLeaseFolder(folder, jobHash);
  const readFile = openFileCache(join(folder, 'files'), site.readFile);
  let progress: ComputeProgress = {
    fraction: 0,
    detail: 'Reading the records',
    tokensPerSecond: null,
    secondsLeft: null,
  };
  if (await kept.hasCheckpoints()) tell('  Going on from the checkpoint on this disk.');
  // Each try ends by a result, a pause, or the run's end.
  for (;;) {
    const stopped = new AbortController();
    const abort = () => stopped.abort(signal.reason);
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
    const beat = setInterval(() => {
      void saySign(site, { runId, progress, tell }).then((verdict) => {
        if (verdict === 'stop') stopped.abort(new NotWanted());
        if (verdict === 'pause') stopped.abort(new Paused());
      });
    }, beatMs);
    try {
      const document =
        (await kept.readResult()) ??
        (await compute({ site, lease, kept, readFile, signal: stopped.signal }, (next) => {
          if (Math.floor(next.fraction * 10) > Math.floor(progress.fraction * 10)) {
            tell(`  ${Math.floor(next.fraction * 100)}%  ${next.detail}`);
          }
          progress = next;
        }));
      progress = { ...progress, fraction: 1, detail: 'Delivering the result', secondsLeft: 0 };
      await deliver(site, lease, document, tell);
      await kept.remove();
      return true;
    } catch (error) {
      if (error instanceof NotWanted) {
        tell('  The run was ended, or others were done before. Its checkpoint is removed.');
        await kept.remove();
        return false;
      }
      if (!(error instanceof Paused)) throw error;
    } finally {
      clearInterval(beat);
      signal.removeEventListener('abort', abort);
    }
    tell('  Paused by the builder. The checkpoint is kept.');
    if (!(await waitWhilePaused({ site, runId, progress, beatMs, tell }, signal))) {
      await kept.remove();
      return false;
    }
    tell('  It goes on.');
  }
}

async function compute(
  input: {
    site: SiteClient;
    lease: Lease;
    kept: LeaseFolder;
    readFile: (cid: string) => Promise<Uint8Array>;
    signal: AbortSignal;
  },
  onProgress: (progress: ComputeProgress) => void,
): Promise<ResultDocument> {
  const { site, lease, kept, readFile, signal } = input;
  const job = await site.readJob(lease);
  const fields = await readJobFields(job, readFile);
  const trained = await computeJob(
    toThreadInput(job, fields),
    {
      signal,
      onProgress: (told) => {
        const { fraction, detail, tokensPerSecond, secondsLeft } = viewProgress(told);
        onProgress({ fraction, detail: detail.slice(0, 200), tokensPerSecond, secondsLeft });
      },
    },
    { readFile, checkpoints: kept.checkpoints },
  );
  const document = await writeResult({ jobHash: lease.jobHash, trained });
  await kept.keepResult(document);
  return document;
}

async function deliver(
  site: SiteClient,
  { runId, jobHash }: Lease,
  document: ResultDocument,
  tell: (line: string) => void,
): Promise<void> {
  try {
    for (const file of document.files) await site.upload(runId, file);
    await site.submit({ runId, jobHash, resultHash: document.hash }, document.text);
  } catch (error) {
    throw isEnded(error) ? new NotWanted() : error;
  }
  tell(`  Delivered: result ${document.hash}`);
}

/** Says that one is alive. A site that cannot be reached just now changes nothing: the next beat comes. */
async function saySign(
  site: SiteClient,
  { runId, progress, tell }: { runId: string; progress: ComputeProgress; tell: (line: string) => void },
): Promise<'go-on' | 'pause' | 'stop'> {
  try {
    return (await site.tell(runId, progress)).verdict;
  } catch (error) {
    if (isEnded(error)) return 'stop';
    tell(`  ${error instanceof AppError ? error.message : error}`);
    return 'go-on';
  }
}

/** Whether the site says that the computation has ended, or that it knows none: what is computed is not wanted. */
export function isEnded(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'conflict' || error.code === 'not-found');
}

async function waitWhilePaused(
  input: { site: SiteClient; runId: string; progress: ComputeProgress; beatMs: number; tell: (line: string) => void },
  signal: AbortSignal,
): Promise<boolean> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, input.beatMs));
    signal.throwIfAborted();
    const verdict = await saySign(input.site, input);
    if (verdict !== 'pause') return verdict === 'go-on';
  }
}
