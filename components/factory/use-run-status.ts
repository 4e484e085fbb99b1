'use client';

import { useEffect, useState } from 'react';
import { type TrainingRunStatus, trainingRunStatusSchema } from '@/lib/schemas/training-run-status';

const POLL_MS = 600;
/** While nothing is computed, and only another page could change that. */
const PAUSED_POLL_MS = 2_000;

/** Follows a run until it ends, from the status that came with the page. `lost` while the server cannot be reached. */
export function useRunStatus({ runId, initial }: { runId: string; initial: TrainingRunStatus }): {
  run: TrainingRunStatus;
  lost: boolean;
} {
  const [run, setRun] = useState(initial);
  const [lost, setLost] = useState(false);
  const open = isOpen(run);
  useEffect(() => {
    if (!open) return;
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const found = await readStatus(runId, abort.signal);
      if (abort.signal.aborted) return;
      setLost(found === null);
      if (found) setRun(found);
      timer = setTimeout(look, found?.state === 'paused' ? PAUSED_POLL_MS : POLL_MS);
    };
    timer = setTimeout(look, POLL_MS);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [runId, open]);
  return { run, lost };
}

/** Whether a run waits, works or is paused: it can still come to a model. */
export function isOpen({ state }: Pick<TrainingRunStatus, 'state'>): boolean {
  return state === 'queued' || state === 'running' || state === 'paused';
}

async function readStatus(runId: string, signal: AbortSignal): Promise<TrainingRunStatus | null> {
  try {
    const response = await fetch(`/api/training-runs/${runId}`, { signal, cache: 'no-store' });
    return response.ok ? trainingRunStatusSchema.parse(await response.json()) : null;
  } catch {
    // Asked again; the page says that the connection is lost.
    return null;
  }
}
