import { useReader, useTexts } from '#texts';
import { headlineFigure } from '@/components/models/headline-figure';
import { Address } from '@/components/ui/address';
import { CopyButton } from '@/components/ui/copy-button';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import type { ModelManifest } from '@/lib/schemas/model-manifest';

export type ModelVersionRow = {
  readonly number: number;
  readonly manifestCid: string;
  readonly manifestHash: string;
  readonly computeProvider: string;
  readonly publishedAt: Date;
  readonly datanets: readonly { readonly datanetId: number; readonly version: number }[];
  readonly manifest: ModelManifest | null;
};

/** Every version as it stands on chain. */
export function ModelVersions({ versions }: { versions: readonly ModelVersionRow[] }) {
  const t = useTexts('models.modelVersions');
  const figure = useTexts('models.headlineFigure');
  const { tag } = useReader();
  return (
    <Table caption={t('caption')}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{t('version')}</TableHeaderCell>
          <TableHeaderCell>{t('published')}</TableHeaderCell>
          <TableHeaderCell>{t('data')}</TableHeaderCell>
          <TableHeaderCell numeric>{headlineFigure(figure, versions[0]?.manifest ?? null, tag).label}</TableHeaderCell>
          <TableHeaderCell>{t('computed')}</TableHeaderCell>
          <TableHeaderCell>{t('hash')}</TableHeaderCell>
          <TableHeaderCell>{t('files')}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {versions.map((version) => (
          <TableRow key={version.number}>
            <TableCell>{version.number}</TableCell>
            <TableCell className="whitespace-nowrap">
              <TimeAgo at={version.publishedAt} />
            </TableCell>
            <TableCell>
              {version.datanets.map((datanet) => (
                <Link
                  key={datanet.datanetId}
                  href={`/datanets/${datanet.datanetId}/versions/${datanet.version}`}
                  className="link mr-2 whitespace-nowrap"
                >
                  {t('datanet', { id: datanet.datanetId, version: datanet.version })}
                </Link>
              ))}
            </TableCell>
            <TableCell numeric>
              {version.manifest ? headlineFigure(figure, version.manifest, tag).value : '–'}
            </TableCell>
            <TableCell>
              <Address address={version.computeProvider} />
            </TableCell>
            <TableCell>
              <span className="-my-1.5 flex items-center gap-1">
                <code className="font-mono text-xs" title={version.manifestHash}>
                  {version.manifestHash.slice(0, 10)}…
                </code>
                <CopyButton text={version.manifestHash} label={t('copy')} />
              </span>
            </TableCell>
            <TableCell>
              <span className="flex flex-wrap gap-x-4 gap-y-1">
                <a href={`/api/v1/content/${version.manifestCid}`} download className="link">
                  {t('manifest')}
                </a>
                {version.manifest && version.manifest.kind !== 'endpoint' ? (
                  <a href={`/api/v1/content/${version.manifest.weightsCid}`} download className="link">
                    {t(version.manifest.kind === 'retrieval' ? 'index' : 'weights')}
                  </a>
                ) : null}
              </span>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
