import Link from 'next/link';
import { settingRows } from '@/components/factory/setting-rows';
import { CopyButton } from '@/components/ui/copy-button';
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
  const rows: [string, React.ReactNode][] = [
    [
      'Data',
      request.datanets.map((datanet) => (
        <Link key={datanet.datanetId} href={`/datanets/${datanet.datanetId}/versions`} className="mr-3 underline">
          Datanet {datanet.datanetId}, version {datanet.version}
        </Link>
      )),
    ],
    ...(request.kind === 'adapter'
      ? ([
          [
            'Base',
            <Link key="base" href={`/models/${request.base.modelId}`} className="underline">
              Model {request.base.modelId}, version {request.base.version}
            </Link>,
          ],
        ] satisfies [string, React.ReactNode][])
      : []),
    ...settingRows(request),
    ...(manifest
      ? ([
          ['Records used', `${manifest.records.toLocaleString('en')} after copies and corrected records were left out`],
          ['Weights hash', <Hash key="hash" hash={manifest.weightsHash} />],
        ] satisfies [string, React.ReactNode][])
      : []),
  ];
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

function Hash({ hash }: { hash: string }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <code className="min-w-0 truncate font-mono text-xs">{hash}</code>
      <CopyButton text={hash} label="Copy the weights hash" />
    </span>
  );
}
