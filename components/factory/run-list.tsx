import { useReader, useTexts } from '#texts';
import { MOST_COMPARED } from '@/components/factory/compare-rows';
import { RunStateBadge } from '@/components/factory/run-state-badge';
import { headlineFigure } from '@/components/models/headline-figure';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
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
  readonly published: { readonly modelId: number; readonly version: number } | null;
};

/** Runs, newest first. A plain form: those that are ticked go to the page that compares them, which has an address. */
export function RunList({ runs }: { runs: readonly ListedRun[] }) {
  const t = useTexts('factory.runList');
  const kinds = useTexts('factory.kindGuide');
  const figures = useTexts('models.headlineFigure');
  const { tag } = useReader();
  const measured = (manifest: ModelManifest | null) => {
    if (!manifest) return '–';
    const { label, value } = headlineFigure(figures, manifest, tag);
    return t('figure', { label, value });
  };
  return (
    <form action="/factory/compare">
      <Table caption={t('caption')}>
        <TableHead>
          <TableRow>
            <TableHeaderCell>{t('run')}</TableHeaderCell>
            <TableHeaderCell>{t('kind')}</TableHeaderCell>
            <TableHeaderCell>{t('state')}</TableHeaderCell>
            <TableHeaderCell>{t('measured')}</TableHeaderCell>
            <TableHeaderCell>{t('started')}</TableHeaderCell>
            {runs.length > 1 ? <TableHeaderCell>{t('compare')}</TableHeaderCell> : null}
          </TableRow>
        </TableHead>
        <TableBody>
          {runs.map((run) => (
            <TableRow key={run.id}>
              <TableCell>
                <Link href={`/factory/runs/${run.id}`} className="font-medium text-ink hover:underline" translate="no">
                  {run.request.name}
                </Link>
              </TableCell>
              <TableCell>{kinds(`${run.request.kind}.name`)}</TableCell>
              <TableCell>
                {run.published ? (
                  <Link href={`/models/${run.published.modelId}`} className="link whitespace-nowrap">
                    {t('published', { modelId: run.published.modelId })}
                  </Link>
                ) : (
                  <RunStateBadge state={run.state} />
                )}
              </TableCell>
              <TableCell>{measured(run.manifest)}</TableCell>
              <TableCell>
                <TimeAgo at={run.createdAt} />
              </TableCell>
              {runs.length > 1 ? (
                <TableCell>
                  <label className="inline-flex min-h-6 min-w-6 items-center justify-center">
                    <input type="checkbox" name="runs" value={run.id} className="size-4.5 accent-river" />
                    <span className="sr-only">{t('compareOne', { name: run.request.name })}</span>
                  </label>
                </TableCell>
              ) : null}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {runs.length > 1 ? (
        <div className="flex flex-wrap items-center justify-end gap-3 border-line border-t p-4">
          <span className="text-muted text-sm">{t('tick', { most: MOST_COMPARED })}</span>
          <Button type="submit" variant="secondary" size="sm">
            {t('compareTicked')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
