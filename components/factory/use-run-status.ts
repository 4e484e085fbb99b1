'use client';

import { useEffect, useRef, useState } from 'react';
import { joinCurve } from '@/components/factory/join-curve';
import { isUnfinished, type LossPoint } from '@/lib/schemas/training';
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
  const open = isUnfinished(run);
  // What the page has of the curve: only what came since is asked for.
  const curve = useRef<readonly LossPoint[]>(initial.lossCurve);
  useEffect(() => {
    if (!open) return;
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const found = await readStatus({ runId, known: curve.current, signal: abort.signal });
      if (abort.signal.aborted) return;
      setLost(found === null);
      if (found) {
        curve.current = found.lossCurve;
        setRun(found);
      }
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

/** The run as it is now, with its whole curve; null where the server cannot be reached. A curve that was begun anew is asked for whole. */
async function readStatus({
  runId,
  known,
  signal,
}: {
  runId: string;
  known: readonly LossPoint[];
  signal: AbortSignal;
}): Promise<TrainingRunStatus | null> {
  try {
    const response = await fetch(`/api/training-runs/${runId}?known=${known.length}`, { signal, cache: 'no-store' });
    if (!response.ok) return null;
    const found = trainingRunStatusSchema.parse(await response.json());
    const lossCurve = joinCurve(known, { points: found.lossCurve, from: found.lossFrom });
    return lossCurve ? { ...found, lossCurve, lossFrom: 0 } : readStatus({ runId, known: [], signal });
  } catch {
    // Asked again; the page says that the connection is lost.
    return null;
  }
}
