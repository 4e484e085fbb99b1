import { EvaluationView } from '@/components/models/evaluation-view';
import { RetrievalEvaluation } from '@/components/models/retrieval-evaluation';
import type { ModelManifest } from '@/lib/schemas/model-manifest';

/** What was measured of a model, as its kind is measured. */
export function ManifestEvaluation({ manifest }: { manifest: ModelManifest }) {
  if (manifest.kind === 'retrieval') return <RetrievalEvaluation evaluation={manifest.evaluation} />;
  if (manifest.evaluation) return <EvaluationView evaluation={manifest.evaluation} />;
  return <p className="text-muted text-sm">Not measured: too few records to keep some out of the training.</p>;
}
