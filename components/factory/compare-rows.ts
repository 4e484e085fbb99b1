import { settingRows } from '@/components/factory/setting-rows';
import { formatPercent } from '@/components/models/format-percent';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { TrainingRequest } from '@/lib/schemas/training';

/** A row of a comparison: a name, and a value of each run; null where a run has none. */
export type ComparedRow = { readonly name: string; readonly values: readonly (string | null)[] };

/** The choices in which runs differ; those that are the same in all are left out. */
export function differingSettings(requests: readonly TrainingRequest[]): ComparedRow[] {
  return joinRows(requests.map(choicesOf)).filter(({ values }) => new Set(values).size > 1);
}

/** Whether runs were measured on the same held-out records: only then do their figures say which is better. */
export function measuredAlike(requests: readonly TrainingRequest[]): boolean {
  const measures = requests.map((request) => {
    const { datanets, textField, kind } = request;
    const drawn = 'heldOutPercent' in request.settings ? [request.settings.heldOutPercent, request.settings.seed] : [];
    return JSON.stringify([kind, datanets, textField, drawn]);
  });
  return new Set(measures).size === 1;
}

/** What was measured of each model, as its kind is measured. */
export function comparedEvaluations(manifests: readonly (ModelManifest | null)[]): ComparedRow[] {
  return joinRows(manifests.map((manifest) => (manifest ? measuredOf(manifest) : [])));
}

function choicesOf(request: TrainingRequest): [string, string][] {
  return [
    ['Data', request.datanets.map(({ datanetId, version }) => `Datanet ${datanetId}, version ${version}`).join('; ')],
    ...(request.kind === 'adapter'
      ? [['Base', `Model ${request.base.modelId}, version ${request.base.version}`] satisfies [string, string]]
      : []),
    ...settingRows(request),
  ];
}

function measuredOf(manifest: ModelManifest): [string, string][] {
  const records: [string, string] = ['Records used', manifest.records.toLocaleString('en')];
  switch (manifest.kind) {
    case 'classifier': {
      const { evaluation } = manifest;
      if (!evaluation) return [records];
      return [
        records,
        ['Held-out accuracy', formatPercent(evaluation.accuracy)],
        ['Log loss', evaluation.logLoss.toFixed(4)],
      ];
    }
    case 'retrieval': {
      const { evaluation } = manifest;
      if (!evaluation) return [records];
      return [
        records,
        ['Right passage first', formatPercent(evaluation.firstPassage)],
        ['Exact answers', formatPercent(evaluation.exactMatch)],
        ['Words in common (F1)', formatPercent(evaluation.f1)],
      ];
    }
    case 'adapter': {
      const { evaluation, settings } = manifest;
      const steps: [string, string] = ['Steps taken', settings.steps.toLocaleString('en')];
      if (!evaluation) return [records, steps];
      const { knownExactAfter } = evaluation;
      return [
        records,
        steps,
        ['Held-out questions', evaluation.questionCount.toLocaleString('en')],
        ['Exact before', formatPercent(evaluation.exactBefore)],
        ['Exact after', formatPercent(evaluation.exactAfter)],
        ...(knownExactAfter === null
          ? []
          : [['Exact, of what it could know', formatPercent(knownExactAfter)] satisfies [string, string]]),
        ['Held-out loss before', evaluation.lossBefore.toFixed(3)],
        ['Held-out loss after', evaluation.lossAfter.toFixed(3)],
      ];
    }
    case 'endpoint':
    case 'decoder':
      return [records];
  }
}

/** Rows by name, in the order in which they first come. */
function joinRows(columns: readonly (readonly [string, string])[][]): ComparedRow[] {
  const names = [...new Set(columns.flatMap((column) => column.map(([name]) => name)))];
  return names.map((name) => ({
    name,
    values: columns.map((column) => column.find(([other]) => other === name)?.[1] ?? null),
  }));
}
