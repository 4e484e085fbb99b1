'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState, useTransition } from 'react';
import { LossChart } from '@/components/factory/loss-chart';
import { RunStateBadge } from '@/components/factory/run-state-badge';
import { isOpen, useRunStatus } from '@/components/factory/use-run-status';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import type { TrainingRunStatus } from '@/lib/schemas/training-run-status';

/** A run while it works: what it is doing, how far it is, the loss as it falls. It goes on when the page is closed. */
export function RunProgress({
  runId,
  initial,
  mayCancel,
  cancelTraining,
}: {
  runId: string;
  initial: TrainingRunStatus;
  mayCancel: boolean;
  cancelTraining: (runId: string) => Promise<{ ok: true } | { ok: false; error: { message: string } }>;
}) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [cancelling, startTransition] = useTransition();
  const { run, lost } = useRunStatus({ runId, initial });
  const ended = !isOpen(run) && isOpen(initial);
  // The rest of the page (measurements, publishing) is rendered by the server.
  useEffect(() => {
    if (ended) router.refresh();
  }, [ended, router]);

  function cancel() {
    startTransition(async () => {
      const result = await cancelTraining(runId);
      setProblem(result.ok ? null : result.error.message);
    });
  }

  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center gap-4">
        <RunStateBadge state={run.state} />
        {isOpen(run) ? (
          <div className="min-w-56 flex-1">
            <Progress label={run.progress.detail} fraction={run.state === 'queued' ? null : run.progress.fraction} />
          </div>
        ) : null}
        {isOpen(run) && mayCancel ? (
          <Button variant="secondary" size="sm" onClick={cancel} busy={cancelling}>
            Cancel
          </Button>
        ) : null}
      </div>
      {lost ? <Alert tone="warn">The connection was lost; the run goes on. Trying again…</Alert> : null}
      {problem ? <Alert tone="bad">{problem}</Alert> : null}
      {run.state === 'failed' ? (
        <Alert tone="bad" title="The run failed">
          {run.problem}
        </Alert>
      ) : null}
      {run.lossCurve.length > 1 ? <LossChart points={run.lossCurve} /> : null}
    </div>
  );
}
