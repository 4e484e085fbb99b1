import { AdapterEvaluation } from '@/components/models/adapter-evaluation';
import { EvaluationView } from '@/components/models/evaluation-view';
import { RetrievalEvaluation } from '@/components/models/retrieval-evaluation';
import type { ModelManifest } from '@/lib/schemas/model-manifest';

/** What was measured of a model, as its kind is measured. */
export function ManifestEvaluation({ manifest }: { manifest: ModelManifest }) {
  switch (manifest.kind) {
    case 'retrieval':
      return <RetrievalEvaluation evaluation={manifest.evaluation} />;
    case 'adapter':
      return <AdapterEvaluation evaluation={manifest.evaluation} />;
    case 'endpoint':
      return (
        <p className="text-muted text-sm">
          Not measured here: it runs on a server of its builder’s, who may change it at any time. It answered a question
          when it was set up.
        </p>
      );
    case 'decoder':
      return (
        <p className="max-w-3xl text-muted text-sm">
          {manifest.heldOutLoss === null
            ? 'Not measured on text that was kept out.'
            : `On text that it was not trained on, its loss is ${manifest.heldOutLoss.toFixed(3)} nats a token: it weighs each next piece of text as if it chose among about ${Math.round(Math.exp(manifest.heldOutLoss)).toLocaleString('en')} equally likely ones.`}{' '}
          By itself it knows no facts to rely on. What an adapter upon it learns is measured on that adapter’s page.
        </p>
      );
    case 'classifier':
      return manifest.evaluation ? (
        <EvaluationView evaluation={manifest.evaluation} />
      ) : (
        <p className="text-muted text-sm">Not measured: too few records to keep some out of the training.</p>
      );
  }
}
