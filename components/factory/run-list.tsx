import Link from 'next/link';
import { RunStateBadge } from '@/components/factory/run-state-badge';
import { headlineFigure } from '@/components/models/headline-figure';
import { KIND_NAMES } from '@/components/models/kind-words';
import { Button } from '@/components/ui/button';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { TrainingRequest, TrainingState } from '@/lib/schemas/training';

type ListedRun = {
  readonly id: string;
  readonly state: TrainingState;
  readonly request: TrainingRequest;
  readonly manifest: ModelManifest | null;
  readonly createdAt: Date;
};

/** Runs, newest first. A plain form: those that are ticked go to the page that compares them, which has an address. */
export function RunList({ runs }: { runs: readonly ListedRun[] }) {
  return (
    <form action="/factory/compare">
      <Table caption="Your training runs">
        <TableHead>
          <TableRow>
            <TableHeaderCell>Run</TableHeaderCell>
            <TableHeaderCell>Kind</TableHeaderCell>
            <TableHeaderCell>State</TableHeaderCell>
            <TableHeaderCell>Measured</TableHeaderCell>
            <TableHeaderCell>Started</TableHeaderCell>
            {runs.length > 1 ? <TableHeaderCell>Compare</TableHeaderCell> : null}
          </TableRow>
        </TableHead>
        <TableBody>
          {runs.map((run) => (
            <TableRow key={run.id}>
              <TableCell>
                <Link href={`/factory/runs/${run.id}`} className="font-medium text-ink hover:underline">
                  {run.request.name}
                </Link>
              </TableCell>
              <TableCell>{KIND_NAMES[run.request.kind]}</TableCell>
              <TableCell>
                <RunStateBadge state={run.state} />
              </TableCell>
              <TableCell>{describeFigure(run.manifest)}</TableCell>
              <TableCell>
                <TimeAgo at={run.createdAt} />
              </TableCell>
              {runs.length > 1 ? (
                <TableCell>
                  <label className="inline-flex min-h-6 min-w-6 items-center justify-center">
                    <input type="checkbox" name="runs" value={run.id} className="size-4.5 accent-river" />
                    <span className="sr-only">Compare {run.request.name}</span>
                  </label>
                </TableCell>
              ) : null}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {runs.length > 1 ? (
        <div className="flex flex-wrap items-center justify-end gap-3 border-line border-t p-4">
          <span className="text-muted text-sm">Tick two or more.</span>
          <Button type="submit" variant="secondary" size="sm">
            Compare the ticked
          </Button>
        </div>
      ) : null}
    </form>
  );
}

function describeFigure(manifest: ModelManifest | null): string {
  if (!manifest) return '–';
  const { label, value } = headlineFigure(manifest);
  return `${label}: ${value}`;
}
