import Link from 'next/link';
import type { ModelManifest } from '@/lib/schemas/model-manifest';

/** What a model reads, what it answers, and whose records it rests on. */
export function WhatItAnswers({ manifest }: { manifest: ModelManifest }) {
  return (
    <>
      {manifest.kind === 'classifier' ? (
        <>
          <p className="text-muted text-sm">
            It reads <strong className="text-ink">{manifest.textField}</strong> and names one of{' '}
            {manifest.labels.length} labels:
          </p>
          <ul className="mt-3 flex max-h-40 flex-wrap gap-1.5 overflow-y-auto text-sm">
            {manifest.labels.map((label) => (
              <li key={label} className="rounded-full bg-sunken px-2.5 py-0.5 text-ink">
                {label}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="text-muted text-sm">
          It looks through {manifest.passages.toLocaleString('en')} passages of{' '}
          <strong className="text-ink">{manifest.textField}</strong>
          {manifest.titleField ? (
            <>
              {' '}
              and their <strong className="text-ink">{manifest.titleField}</strong>
            </>
          ) : null}{' '}
          and answers in the words of the one that fits best, with the place it stands. When none fits it says so, and
          the answer costs nothing.
        </p>
      )}
      <p className="mt-4 text-muted text-sm">
        {manifest.kind === 'classifier' ? 'Trained on' : 'Made of'} {manifest.records.toLocaleString('en')} records of{' '}
        {manifest.datanets.map((datanet, index) => (
          <span key={datanet.datanetId}>
            {index > 0 ? ', ' : ''}
            <Link href={`/datanets/${datanet.datanetId}`} className="link">
              {datanet.name}
            </Link>{' '}
            (version {datanet.version}, {datanet.licence})
          </span>
        ))}
        .
      </p>
    </>
  );
}
