import type { ReactNode } from 'react';
import { useReader, useTexts } from '#texts';
import { countParameters } from '@/components/models/count-parameters';
import { Link } from '@/components/ui/link';
import type { ModelManifest } from '@/lib/schemas/model-manifest';

/** What a model reads, what it answers, and whose records it rests on. */
export function WhatItAnswers({ manifest }: { manifest: ModelManifest }) {
  const t = useTexts('models.whatItAnswers');
  return (
    <div className="max-w-3xl text-muted">
      <OwnWords manifest={manifest} />
      <p className="mt-4">
        {t.rich(`${manifest.kind}Rests`, {
          count: manifest.records,
          datanets: () =>
            manifest.datanets.map((datanet, index) => (
              <span key={datanet.datanetId}>
                {index > 0 ? ', ' : ''}
                {t.rich('datanet', {
                  name: datanet.name,
                  version: datanet.version,
                  licence: datanet.licence,
                  whole: (chunks) => <span className="inline-block">{chunks}</span>,
                  link: (chunks) => (
                    <Link href={`/datanets/${datanet.datanetId}`} className="link" translate="no">
                      {chunks}
                    </Link>
                  ),
                })}
              </span>
            )),
        })}
      </p>
    </div>
  );
}

const field = (chunks: ReactNode) => (
  <strong className="break-words text-ink" translate="no">
    {chunks}
  </strong>
);

function OwnWords({ manifest }: { manifest: ModelManifest }): ReactNode {
  const t = useTexts('models.whatItAnswers');
  const { tag } = useReader();
  switch (manifest.kind) {
    case 'classifier':
      return (
        <>
          <p>{t.rich('classifier', { text: manifest.textField, count: manifest.labels.length, field })}</p>
          <ul className="mt-3 flex max-h-40 flex-wrap gap-1.5 overflow-y-auto text-sm" translate="no">
            {manifest.labels.map((label) => (
              <li key={label} className="rounded-full bg-sunken px-2.5 py-0.5 text-ink">
                {label}
              </li>
            ))}
          </ul>
        </>
      );
    case 'retrieval': {
      const values = { count: manifest.passages, text: manifest.textField, field };
      return (
        <p>
          {manifest.titleField
            ? t.rich('retrievalTitled', { ...values, title: manifest.titleField })
            : t.rich('retrieval', values)}
        </p>
      );
    }
    case 'adapter':
      return (
        <p>
          {manifest.questionField
            ? t.rich('adapterAsked', { question: manifest.questionField, text: manifest.textField, field })
            : t.rich('adapterContinues', { text: manifest.textField, field })}{' '}
          {t.rich('adapter', {
            model: manifest.base.modelId,
            version: manifest.base.version,
            base: (chunks) => (
              <Link href={`/models/${manifest.base.modelId}`} className="link">
                {chunks}
              </Link>
            ),
          })}
        </p>
      );
    case 'endpoint':
      return (
        <p>
          {t.rich('endpoint', { host: new URL(manifest.settings.url).host, model: manifest.settings.model, field })}
        </p>
      );
    case 'decoder':
      return (
        <p>{t('decoder', { parameters: countParameters(manifest.shape, tag), context: manifest.shape.context })}</p>
      );
  }
}
