import type { ReactNode } from 'react';
import { useReader, useTexts } from '#texts';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { formatPercent } from '@/lib/core/format-percent';
import type { AdapterManifest, ModelManifest } from '@/lib/schemas/model-manifest';

/** Which records a model's answers pay, by the rule that its kind and its manifest fix. */
export function AttributionRule({ manifest }: { manifest: ModelManifest }) {
  const t = useTexts('models.attributionRule');
  if (manifest.kind === 'adapter') return <AdapterRule attribution={manifest.attribution} />;
  return <Rule>{t(manifest.kind)}</Rule>;
}

function AdapterRule({ attribution }: { attribution: AdapterManifest['attribution'] }) {
  const t = useTexts('models.attributionRule');
  const { tag } = useReader();
  const { pays, measured } = attribution;
  return (
    <div className="grid gap-4">
      <Rule>
        {t.rich(pays === 'influence' ? 'adapterInfluence' : 'adapterProvenance', {
          measured: measured ? 'yes' : 'no',
          strong: (chunks) => <strong className="text-ink">{chunks}</strong>,
        })}
      </Rule>
      {measured ? (
        <Table caption={t('caption')}>
          <TableHead>
            <TableRow>
              <TableHeaderCell className="max-sm:whitespace-normal">
                {t('asked', { count: measured.questionCount })}
              </TableHeaderCell>
              <TableHeaderCell numeric className="max-sm:whitespace-normal max-sm:px-2">
                {t('first')}
              </TableHeaderCell>
              <TableHeaderCell numeric className="max-sm:whitespace-normal max-sm:px-2">
                {t('three')}
              </TableHeaderCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {(['influence', 'provenance'] as const).map((kind) => (
              <TableRow key={kind}>
                <TableCell>
                  {t(kind)}
                  {kind === pays ? <span className="ml-2 font-medium text-value">{t('pays')}</span> : null}
                </TableCell>
                <TableCell numeric className="max-sm:px-2">
                  {formatPercent(measured[kind].first, tag, 1)}
                </TableCell>
                <TableCell numeric className="max-sm:px-2">
                  {formatPercent(measured[kind].withinThree, tag, 1)}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : null}
    </div>
  );
}

function Rule({ children }: { children: ReactNode }) {
  return <p className="max-w-3xl text-muted text-sm">{children}</p>;
}
