import { useReader, useTexts } from '#texts';
import { AdapterEvaluation } from '@/components/models/adapter-evaluation';
import { EvaluationView } from '@/components/models/evaluation-view';
import { RetrievalEvaluation } from '@/components/models/retrieval-evaluation';
import { formatNumber } from '@/lib/core/format-number';
import type { ModelManifest } from '@/lib/schemas/model-manifest';

/** What was measured of a model, as its kind is measured. */
export function ManifestEvaluation({ manifest }: { manifest: ModelManifest }) {
  const t = useTexts('models.manifestEvaluation');
  const { tag } = useReader();
  switch (manifest.kind) {
    case 'retrieval':
      return <RetrievalEvaluation evaluation={manifest.evaluation} />;
    case 'adapter':
      return <AdapterEvaluation evaluation={manifest.evaluation} />;
    case 'endpoint':
      return <p className="max-w-3xl text-muted text-sm">{t('endpoint')}</p>;
    case 'decoder':
      return (
        <p className="max-w-3xl text-muted text-sm">
          {manifest.heldOutLoss === null
            ? t('decoderUnmeasured')
            : t('decoder', {
                loss: formatNumber(manifest.heldOutLoss, tag, {
                  minimumFractionDigits: 3,
                  maximumFractionDigits: 3,
                }),
                choices: Math.round(Math.exp(manifest.heldOutLoss)),
              })}
        </p>
      );
    case 'classifier':
      return manifest.evaluation ? (
        <EvaluationView evaluation={manifest.evaluation} />
      ) : (
        <p className="text-muted text-sm">{t('tooFew')}</p>
      );
  }
}
