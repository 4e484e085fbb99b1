'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState, useTransition } from 'react';
import { formatSeconds } from '@/components/factory/estimate-words';
import { LiveSamples } from '@/components/factory/live-samples';
import { LossChart } from '@/components/factory/loss-chart';
import { RunStateBadge } from '@/components/factory/run-state-badge';
import { isOpen, useRunStatus } from '@/components/factory/use-run-status';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Progress } from '@/components/ui/progress';
import { Stat } from '@/components/ui/stat';
import type { TrainingProgressView } from '@/lib/schemas/training';
import type { TrainingRunStatus } from '@/lib/schemas/training-run-status';

type RunAction = (runId: string) => Promise<{ ok: true } | { ok: false; error: { message: string } }>;

/** A run while it works: what it is doing, how far it is, the loss as it falls, what it answers. It goes on when the page is closed. */
export function RunProgress({
  runId,
  initial,
  mine,
  mayPause,
  againHref,
  actions,
}: {
  runId: string;
  initial: TrainingRunStatus;
  /** Whether the viewer started it. */
  mine: boolean;
  /** Whether its kind keeps what was computed, to go on from there. */
  mayPause: boolean;
  /** Where a new run with the same data begins. */
  againHref: string;
  actions: { cancel: RunAction; pause: RunAction; resume: RunAction };
}) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [acting, startTransition] = useTransition();
  const { run, lost } = useRunStatus({ runId, initial });
  const { state, progress } = run;
  const ended = !isOpen(run) && isOpen(initial);
  // The rest of the page (measurements, publishing) is rendered by the server.
  useEffect(() => {
    if (ended) router.refresh();
  }, [ended, router]);

  const act = (action: RunAction) =>
    startTransition(async () => {
      const result = await action(runId);
      setProblem(result.ok ? null : result.error.message);
    });
  const again = mine ? (
    <ButtonLink href={againHref} variant="secondary" size="sm">
      Train again
    </ButtonLink>
  ) : null;

  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center gap-4">
        <RunStateBadge state={state} />
        {isOpen(run) ? (
          <div className="min-w-56 flex-1">
            <Progress
              label={state === 'paused' ? 'Paused' : progress.detail}
              fraction={state === 'queued' && progress.fraction === 0 ? null : progress.fraction}
            />
          </div>
        ) : null}
        {mine && isOpen(run) ? (
          <div className="flex gap-2">
            {state === 'paused' ? (
              <Button size="sm" onClick={() => act(actions.resume)} busy={acting}>
                Resume
              </Button>
            ) : mayPause ? (
              <Button variant="secondary" size="sm" onClick={() => act(actions.pause)} busy={acting}>
                Pause
              </Button>
            ) : null}
            <Button variant="secondary" size="sm" onClick={() => act(actions.cancel)} busy={acting}>
              Cancel
            </Button>
          </div>
        ) : null}
      </div>
      {lost ? <Alert tone="warn">The connection was lost; the run goes on. Trying again…</Alert> : null}
      {problem ? <Alert tone="bad">{problem}</Alert> : null}
      {state === 'paused' ? (
        <Alert tone="info" title="Paused">
          What was computed is kept. When you resume, it goes on from there and comes to the same model.
        </Alert>
      ) : null}
      {state === 'failed' ? (
        <Alert tone="bad" title="The run failed" action={again}>
          {run.problem} Nothing was published. Change the data or the settings, and train again.
        </Alert>
      ) : null}
      {state === 'cancelled' ? (
        <Alert tone="warn" title="Cancelled" action={again}>
          Nothing of it was kept or published.
        </Alert>
      ) : null}
      {state === 'running' ? <LiveFigures progress={progress} /> : null}
      {isOpen(run) && progress.samples.length > 0 ? <LiveSamples samples={progress.samples} /> : null}
      {run.lossCurve.length > 1 ? <LossChart points={run.lossCurve} /> : null}
    </div>
  );
}

function LiveFigures({ progress }: { progress: TrainingProgressView }) {
  const { tokensPerSecond, secondsLeft, loss, iteration } = progress;
  if (tokensPerSecond === null && secondsLeft === null) return null;
  const whole = (value: number) => Math.round(value).toLocaleString('en');
  return (
    <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
      <Stat label="Steps done" value={whole(iteration)} />
      <Stat label="Loss, nats a token" value={loss === null ? '–' : loss.toFixed(3)} />
      <Stat label="Tokens a second" value={tokensPerSecond === null ? '–' : whole(tokensPerSecond)} />
      <Stat label="Time left" value={secondsLeft === null ? '–' : `about ${formatSeconds(secondsLeft)}`} />
    </dl>
  );
}
