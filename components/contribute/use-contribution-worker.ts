'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallName, WorkerCalls, WorkerReply, WorkerStage } from '@/components/contribute/worker-messages';
import { AppError } from '@/lib/core/errors';

export type WorkerProgress = { stage: WorkerStage; fraction: number | null };

type Waiting = { resolve: (answer: never) => void; reject: (error: AppError) => void };

export type ContributionWorker = {
  /** Asks the worker; rejects with an AppError whose message is fit to be shown. */
  call: <Name extends CallName>(name: Name, ask: WorkerCalls[Name]['ask']) => Promise<WorkerCalls[Name]['answer']>;
  /** What it is doing, or null. */
  progress: WorkerProgress | null;
  /** Drops what it is doing: questions under way are never answered. The next one starts anew. */
  restart: () => void;
};

/** The web worker that reads files, started at the first question and ended with the component. */
export function useContributionWorker(): ContributionWorker {
  const [progress, setProgress] = useState<WorkerProgress | null>(null);
  const worker = useRef<Worker | null>(null);
  const waiting = useRef(new Map<number, Waiting>());
  const lastId = useRef(0);

  const start = useCallback((): Worker => {
    if (worker.current) return worker.current;
    const started = new Worker(new URL('./contribution.worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => {
      if (data.kind === 'progress') {
        setProgress({ stage: data.stage, fraction: data.fraction });
        return;
      }
      const asked = waiting.current.get(data.id);
      waiting.current.delete(data.id);
      if (waiting.current.size === 0) setProgress(null);
      if (data.kind === 'error') asked?.reject(new AppError('invalid-input', data.message));
      else asked?.resolve(data.answer as never);
    });
    started.addEventListener('error', () => {
      const lost = [...waiting.current.values()];
      waiting.current.clear();
      worker.current = null;
      setProgress(null);
      for (const asked of lost)
        asked.reject(new AppError('internal', 'The page could not read files. Reload it and try again.'));
    });
    worker.current = started;
    return started;
  }, []);

  const restart = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
    waiting.current.clear();
    setProgress(null);
  }, []);

  useEffect(() => restart, [restart]);

  const call: ContributionWorker['call'] = useCallback(
    (name, ask) =>
      new Promise((resolve, reject) => {
        const id = ++lastId.current;
        waiting.current.set(id, { resolve: resolve as Waiting['resolve'], reject });
        start().postMessage({ id, name, ask });
      }),
    [start],
  );

  return { call, progress, restart };
}
