import { formatPercent } from '@/components/models/format-percent';
import type { ModelManifest } from '@/lib/schemas/model-manifest';

const NOT_MEASURED = 'not measured';

/** The one figure that says how good a model is: its name, and the value or “not measured”. */
export function headlineFigure(manifest: ModelManifest | null): { label: string; value: string } {
  switch (manifest?.kind) {
    case 'retrieval':
      return { label: 'Right passage first', value: percentOf(manifest.evaluation?.firstPassage) };
    case 'adapter':
      return { label: 'Answered exactly', value: percentOf(manifest.evaluation?.exactAfter) };
    case 'decoder':
      return {
        label: 'Held-out loss',
        value: manifest.heldOutLoss === null ? NOT_MEASURED : `${manifest.heldOutLoss.toFixed(2)} nats a token`,
      };
    case 'endpoint':
      return { label: 'Quality', value: NOT_MEASURED };
    case 'classifier':
    case undefined:
      return { label: 'Held-out accuracy', value: percentOf(manifest?.evaluation?.accuracy) };
  }
}

function percentOf(fraction: number | undefined): string {
  return fraction === undefined ? NOT_MEASURED : formatPercent(fraction);
}
