'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useTexts } from '#texts';
import type { VerifyReply, VerifyRequest } from '@/components/receipts/verify-messages';
import type { Check, Verdict } from '@/lib/verify/check';

export type Verification =
  | { state: 'idle' }
  | { state: 'running'; step: string; checks: readonly Check[] }
  | { state: 'done'; verdict: Verdict; seconds: number; checks: readonly Check[] }
  | { state: 'failed'; message: string; checks: readonly Check[] };

/** Runs one verification in a web worker, started by `start`; its code is loaded only then. */
export function useVerification(): { verification: Verification; start: (request: VerifyRequest) => void } {
  const t = useTexts('receipts.useVerification');
  const [verification, setVerification] = useState<Verification>({ state: 'idle' });
  const worker = useRef<Worker | null>(null);

  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  const start = useCallback(
    (request: VerifyRequest) => {
      stop();
      setVerification({ state: 'running', step: t('loading'), checks: [] });
      const started = new Worker(new URL('./verify.worker.ts', import.meta.url), { type: 'module' });
      worker.current = started;
      started.addEventListener('message', ({ data }: MessageEvent<VerifyReply>) => {
        if (data.kind === 'verdict' || data.kind === 'failed') stop();
        const told: Told =
          data.kind === 'begun'
            ? { kind: 'step', step: t('asking') }
            : data.kind === 'failed'
              ? { kind: 'failed', message: data.message ?? t('unfinished') }
              : data;
        setVerification((before) => follow(before, told));
      });
      started.addEventListener('error', () => {
        stop();
        setVerification((before) => follow(before, { kind: 'failed', message: t('lost') }));
      });
      started.postMessage(request);
    },
    [stop, t],
  );
  return { verification, start };
}

/** What the worker told, all of it in words. */
type Told = Exclude<VerifyReply, { kind: 'begun' | 'failed' }> | { kind: 'failed'; message: string };

function follow(before: Verification, reply: Told): Verification {
  const checks = before.state === 'idle' ? [] : before.checks;
  const step = before.state === 'running' ? before.step : '';
  switch (reply.kind) {
    case 'step':
      return { state: 'running', step: reply.step, checks };
    case 'check':
      return { state: 'running', step, checks: [...checks, reply.check] };
    case 'verdict':
      return { state: 'done', verdict: reply.verdict, seconds: reply.seconds, checks };
    case 'failed':
      return { state: 'failed', message: reply.message, checks };
  }
}
