import { ConfusionMatrix } from '@/components/models/confusion-matrix';
import { formatPercent } from '@/components/models/format-percent';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import type { EvaluationView as Evaluation } from '@/lib/schemas/model-manifest';

/** What was measured on held-out records: the figure, the classes, the confusions. */
export function EvaluationView({ evaluation }: { evaluation: Evaluation }) {
  const rows = [...evaluation.perClass].sort((a, b) => b.support - a.support || (a.label < b.label ? -1 : 1));
  return (
    <div className="grid gap-8">
      <p className="text-muted text-sm">
        Of {evaluation.recordCount.toLocaleString('en')} records kept out of training, the model answered{' '}
        <strong className="text-ink">{formatPercent(evaluation.accuracy)}</strong> correctly. The published weights were
        then fitted on every record.
      </p>
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <ConfusionMatrix labels={evaluation.labels} counts={evaluation.confusion} />
        <div className="max-h-112 overflow-y-auto rounded-md border border-line">
          <Table caption="Quality by label">
            <TableHead>
              <TableRow>
                <TableHeaderCell>Label</TableHeaderCell>
                <TableHeaderCell numeric title="Of the answers with this label, how many were right">
                  Precision
                </TableHeaderCell>
                <TableHeaderCell numeric title="Of the records with this label, how many were found">
                  Recall
                </TableHeaderCell>
                <TableHeaderCell numeric>F1</TableHeaderCell>
                <TableHeaderCell numeric>Records</TableHeaderCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map((row) => (
                <TableRow key={row.label}>
                  <TableCell>{row.label}</TableCell>
                  <TableCell numeric>{formatPercent(row.precision)}</TableCell>
                  <TableCell numeric>{formatPercent(row.recall)}</TableCell>
                  <TableCell numeric>{formatPercent(row.f1)}</TableCell>
                  <TableCell numeric>{row.support.toLocaleString('en')}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      </div>
    </div>
  );
}
