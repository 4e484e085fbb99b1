import Link from 'next/link';
import type { ReactNode } from 'react';
import { countParameters } from '@/components/models/count-parameters';
import type { ModelManifest } from '@/lib/schemas/model-manifest';

/** What a model reads, what it answers, and whose records it rests on. */
export function WhatItAnswers({ manifest }: { manifest: ModelManifest }) {
  return (
    <>
      <OwnWords manifest={manifest} />
      <p className="mt-4 text-muted text-sm">
        {RESTS[manifest.kind]} {manifest.records.toLocaleString('en')} {manifest.records === 1 ? 'record' : 'records'}{' '}
        of{' '}
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

const RESTS: Readonly<Record<ModelManifest['kind'], string>> = {
  classifier: 'Trained on',
  retrieval: 'Made of',
  adapter: 'Taught',
  endpoint: 'Its builder says that it rests on',
  decoder: 'Its texts are listed as',
};

function OwnWords({ manifest }: { manifest: ModelManifest }): ReactNode {
  switch (manifest.kind) {
    case 'classifier':
      return (
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
      );
    case 'retrieval':
      return (
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
      );
    case 'adapter':
      return (
        <p className="max-w-3xl text-muted text-sm">
          {manifest.questionField ? (
            <>
              Asked as in <strong className="text-ink">{manifest.questionField}</strong>, it writes what{' '}
              <strong className="text-ink">{manifest.textField}</strong> taught it, word by word.
            </>
          ) : (
            <>
              Given the beginning of a text, it goes on as <strong className="text-ink">{manifest.textField}</strong>{' '}
              taught it.
            </>
          )}{' '}
          It is a small model that recalls what it is taught, not a general assistant: asked for anything else it still
          writes something, and that is often wrong. It is laid upon{' '}
          <Link href={`/models/${manifest.base.modelId}`} className="link">
            model {manifest.base.modelId}, version {manifest.base.version}
          </Link>
          , and works upon no other base.
        </p>
      );
    case 'endpoint':
      return (
        <p className="max-w-3xl text-muted text-sm">
          Questions go to <strong className="break-all text-ink">{new URL(manifest.settings.url).host}</strong>, which
          its builder runs, to the model <strong className="break-all text-ink">{manifest.settings.model}</strong>. That
          server reads them; Tributary does not see how it answers, and cannot say whether it is still the same model.
        </p>
      );
    case 'decoder':
      return (
        <p className="max-w-3xl text-muted text-sm">
          It is a base: a small language model of {countParameters(manifest.shape)} parameters that reads up to{' '}
          {manifest.shape.context.toLocaleString('en')} pieces of text at a time. It is not asked by itself; adapters
          laid upon it are, and they recall what their records taught them.
        </p>
      );
  }
}
