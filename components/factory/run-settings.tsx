import { useReader, useTexts } from '#texts';
import { settingRows } from '@/components/factory/setting-rows';
import { CopyButton } from '@/components/ui/copy-button';
import { Link } from '@/components/ui/link';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { TrainingRequest } from '@/lib/schemas/training';

/** Everything that decides the weights, and their hash once they exist. */
export function RunSettings({
  request,
  manifest,
}: {
  request: TrainingRequest | ModelManifest;
  manifest: ModelManifest | null;
}) {
  const t = useTexts('factory.runSettings');
  const names = useTexts('factory.settingRows');
  const { tag } = useReader();
  const rows: [string, React.ReactNode][] = [
    [
      t('data'),
      request.datanets.map(({ datanetId, version }) => {
        const known = manifest?.datanets.find((datanet) => datanet.datanetId === datanetId);
        return (
          <Link key={datanetId} href={`/datanets/${datanetId}/versions/${version}`} className="link mr-3">
            {known
              ? t('named', { name: known.name, version, licence: known.licence })
              : t('datanet', { datanetId, version })}
          </Link>
        );
      }),
    ],
  ];
  if (request.kind === 'adapter') {
    rows.push([
      t('base'),
      <Link key="base" href={`/models/${request.base.modelId}`} className="link">
        {t('model', { modelId: request.base.modelId, version: request.base.version })}
      </Link>,
    ]);
  }
  rows.push(...settingRows(names, { of: request, tag }));
  if (manifest) {
    rows.push(
      [t('records'), t('recordsUsed', { count: manifest.records })],
      [t('weights'), <Hash key="hash" hash={manifest.weightsHash} label={t('copyWeights')} />],
    );
  }
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-2 text-sm sm:grid-cols-[12rem_minmax(0,1fr)]">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="mb-2 min-w-0 break-words text-ink sm:mb-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Hash({ hash, label }: { hash: string; label: string }) {
  return (
    <span className="-my-1.5 flex min-w-0 items-center gap-2">
      <code className="min-w-0 truncate font-mono text-xs">{hash}</code>
      <CopyButton text={hash} label={label} />
    </span>
  );
}
