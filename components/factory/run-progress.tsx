'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState, useTransition } from 'react';
import { LossChart } from '@/components/factory/loss-chart';
import { RunStateBadge } from '@/components/factory/run-state-badge';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import { type TrainingRunStatus, trainingRunStatusSchema } from '@/lib/schemas/training-run-status';

const POLL_MS = 600;

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
  const { data: run, isError } = useQuery({
    queryKey: ['training-run', runId],
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/training-runs/${runId}`, { signal });
      if (!response.ok) throw new Error(`The run could not be read (${response.status}).`);
      return trainingRunStatusSchema.parse(await response.json());
    },
    initialData: initial,
    refetchInterval: (query) => (isOpen(query.state.data) ? POLL_MS : false),
  });
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
      {isError ? <Alert tone="warn">The connection was lost; the run goes on. Trying again…</Alert> : null}
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

function isOpen(run: TrainingRunStatus | undefined): boolean {
  return run?.state === 'queued' || run?.state === 'running';
}
