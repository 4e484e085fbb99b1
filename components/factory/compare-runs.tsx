import { useReader, useTexts } from '#texts';
import { LineChart } from '@/components/charts/line-chart';
import {
  type ComparedRow,
  comparedEvaluations,
  differingSettings,
  measuredAlike,
} from '@/components/factory/compare-rows';
import { lossCurve } from '@/components/factory/loss-chart';
import { RunStateBadge } from '@/components/factory/run-state-badge';
import { Alert } from '@/components/ui/alert';
import { Card, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { LossPoint, TrainingRequest, TrainingState } from '@/lib/schemas/training';

export type ComparedRun = {
  readonly id: string;
  readonly state: TrainingState;
  readonly request: TrainingRequest;
  readonly manifest: ModelManifest | null;
  readonly lossCurve: readonly LossPoint[];
};

const LETTERS = 'ABCDEF';

/** Runs beside each other: in what they differ, how their losses fell, and what was measured of each. */
export function CompareRuns({ runs }: { runs: readonly ComparedRun[] }) {
  const t = useTexts('factory.compareRuns');
  const words = { t: useTexts('factory.compareRows'), settings: useTexts('factory.settingRows'), tag: useReader().tag };
  const letters = runs.map((_, index) => LETTERS[index] ?? String(index + 1));
  const requests = runs.map(({ request }) => request);
  const series = runs.flatMap(({ lossCurve: points, request }, index) => {
    const measured = lossCurve(points, 'evaluation');
    // Where nothing was held out: the published fit. An adapter's goes on from the measured one otherwise, and begins low.
    const curve = measured.length > 1 ? measured : lossCurve(points, 'final');
    return curve.length > 1 ? [{ label: `${letters[index]}: ${request.name}`, points: curve }] : [];
  });
  const differing = differingSettings(words, requests);
  return (
    <div className="grid gap-6">
      <Card>
        <CardHeader title={t('runs')} />
        <ul className="grid gap-2 text-sm">
          {runs.map(({ id, request, state }, index) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-semibold text-river">{letters[index]}</span>
              <Link href={`/factory/runs/${id}`} className="link min-w-0 break-words" translate="no">
                {request.name}
              </Link>
              <RunStateBadge state={state} />
            </li>
          ))}
        </ul>
      </Card>
      <Card>
        <CardHeader title={t('differ')} />
        {differing.length > 0 ? (
          <Rows caption={t('differing')} letters={letters} rows={differing} nothing={t('nothing')} />
        ) : (
          <p className="text-muted text-sm">{t('same')}</p>
        )}
      </Card>
      <Card>
        <CardHeader title={t('measured')} />
        <div className="grid gap-4">
          {measuredAlike(requests) ? null : <Alert tone="warn">{t('notAlike')}</Alert>}
          <Rows
            caption={t('measured')}
            letters={letters}
            nothing={t('nothing')}
            rows={comparedEvaluations(
              words,
              runs.map(({ manifest }) => manifest),
            )}
          />
        </div>
      </Card>
      {series.length > 0 ? (
        <Card>
          <LineChart
            title={t('losses')}
            description={t('lossesWords', { count: series.length })}
            fileName="losses"
            series={series}
            xLabel={t('step')}
            yLabel={t('loss')}
          />
        </Card>
      ) : null}
    </div>
  );
}

function Rows({
  caption,
  letters,
  rows,
  nothing,
}: {
  caption: string;
  letters: readonly string[];
  rows: readonly ComparedRow[];
  /** Said where there is no row. */
  nothing: string;
}) {
  if (rows.length === 0) return <p className="text-muted text-sm">{nothing}</p>;
  return (
    <Table caption={caption}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{caption}</TableHeaderCell>
          {letters.map((letter) => (
            <TableHeaderCell key={letter}>{letter}</TableHeaderCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ name, values }) => (
          <TableRow key={name}>
            <TableCell>{name}</TableCell>
            {values.map((value, index) => (
              <TableCell key={letters[index]}>{value ?? '–'}</TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
