import { formatPercent } from '@/components/models/format-percent';
import type { ModelManifest } from '@/lib/schemas/model-manifest';

/** The one figure that says how good a model is: its name, and the value or “not measured”. */
export function headlineFigure(manifest: Pick<ModelManifest, 'kind' | 'evaluation'> | null): {
  label: string;
  value: string;
} {
  const evaluation = manifest?.evaluation ?? null;
  if (manifest?.kind === 'retrieval') {
    const first = evaluation && 'firstPassage' in evaluation ? formatPercent(evaluation.firstPassage) : 'not measured';
    return { label: 'Right passage first', value: first };
  }
  const accuracy = evaluation && 'accuracy' in evaluation ? formatPercent(evaluation.accuracy) : 'not measured';
  return { label: 'Held-out accuracy', value: accuracy };
}
