import { useReader, useTexts } from '#texts';
import { ConfusionMatrix } from '@/components/models/confusion-matrix';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { formatNumber } from '@/lib/core/format-number';
import { formatPercent } from '@/lib/core/format-percent';
import type { EvaluationView as Evaluation } from '@/lib/schemas/model-manifest';

/** What was measured on held-out records: the figure, the classes, the confusions. */
export function EvaluationView({ evaluation }: { evaluation: Evaluation }) {
  const t = useTexts('models.evaluationView');
  const { tag } = useReader();
  const rows = [...evaluation.perClass].sort((a, b) => b.support - a.support || (a.label < b.label ? -1 : 1));
  return (
    <div className="grid gap-8">
      <p className="text-muted text-sm">
        {t.rich('words', {
          count: evaluation.recordCount,
          part: formatPercent(evaluation.accuracy, tag, 1),
          strong: (chunks) => <strong className="text-ink">{chunks}</strong>,
        })}
      </p>
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <ConfusionMatrix labels={evaluation.labels} counts={evaluation.confusion} fileName="confusions" />
        <div className="grid gap-3">
          <div className="max-h-112 overflow-y-auto border-line border-y px-1">
            <Table caption={t('caption')}>
              <TableHead>
                <TableRow>
                  <TableHeaderCell>{t('label')}</TableHeaderCell>
                  <TableHeaderCell numeric>{t('precision')}</TableHeaderCell>
                  <TableHeaderCell numeric>{t('recall')}</TableHeaderCell>
                  <TableHeaderCell numeric>{t('f1')}</TableHeaderCell>
                  <TableHeaderCell numeric>{t('records')}</TableHeaderCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {rows.map((row) => (
                  <TableRow key={row.label}>
                    <TableCell>
                      <span className="block min-w-32 break-words" translate="no">
                        {row.label}
                      </span>
                    </TableCell>
                    <TableCell numeric>{formatPercent(row.precision, tag, 1)}</TableCell>
                    <TableCell numeric>{formatPercent(row.recall, tag, 1)}</TableCell>
                    <TableCell numeric>{formatPercent(row.f1, tag, 1)}</TableCell>
                    <TableCell numeric>{formatNumber(row.support, tag)}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </div>
          <p className="text-muted text-sm">{t('figures')}</p>
        </div>
      </div>
    </div>
  );
}
