import { settingRows } from '@/components/factory/setting-rows';
import { formatNumber } from '@/lib/core/format-number';
import { formatPercent } from '@/lib/core/format-percent';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { TrainingRequest } from '@/lib/schemas/training';
import type { TranslatorOf } from '@/lib/texts/namespaces';

/** More runs are not put beside each other. */
export const MOST_COMPARED = 6;

/** A row of a comparison: a name, and a value of each run; null where a run has none. */
export type ComparedRow = { readonly name: string; readonly values: readonly (string | null)[] };

type Row = [name: string, value: string];
type Texts = {
  readonly t: TranslatorOf<'factory.compareRows'>;
  readonly settings: TranslatorOf<'factory.settingRows'>;
  readonly tag: string;
};

/** The choices in which runs differ; those that are the same in all are left out. */
export function differingSettings(texts: Texts, requests: readonly TrainingRequest[]): ComparedRow[] {
  return joinRows(requests.map((request) => choicesOf(texts, request))).filter(
    ({ values }) => new Set(values).size > 1,
  );
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
export function comparedEvaluations(texts: Texts, manifests: readonly (ModelManifest | null)[]): ComparedRow[] {
  return joinRows(manifests.map((manifest) => (manifest ? measuredOf(texts, manifest) : [])));
}

function choicesOf({ t, settings, tag }: Texts, request: TrainingRequest): Row[] {
  return [
    [t('data'), request.datanets.map(({ datanetId, version }) => t('datanet', { datanetId, version })).join('; ')],
    ...(request.kind === 'adapter' ? [[t('base'), t('model', request.base)] satisfies Row] : []),
    ...settingRows(settings, { of: request, tag }),
  ];
}

function measuredOf({ t, tag }: Texts, manifest: ModelManifest): Row[] {
  const whole = (value: number) => formatNumber(value, tag);
  const digits = (value: number, count: number) =>
    formatNumber(value, tag, { minimumFractionDigits: count, maximumFractionDigits: count });
  const percent = (part: number) => formatPercent(part, tag, 1);
  const records: Row = [t('records'), whole(manifest.records)];
  switch (manifest.kind) {
    case 'classifier': {
      const { evaluation } = manifest;
      if (!evaluation) return [records];
      return [records, [t('accuracy'), percent(evaluation.accuracy)], [t('logLoss'), digits(evaluation.logLoss, 4)]];
    }
    case 'retrieval': {
      const { evaluation } = manifest;
      if (!evaluation) return [records];
      return [
        records,
        [t('firstPassage'), percent(evaluation.firstPassage)],
        [t('exactMatch'), percent(evaluation.exactMatch)],
        [t('f1'), percent(evaluation.f1)],
      ];
    }
    case 'adapter': {
      const { evaluation, settings } = manifest;
      const steps: Row = [t('steps'), whole(settings.steps)];
      if (!evaluation) return [records, steps];
      const { knownExactAfter } = evaluation;
      return [
        records,
        steps,
        [t('questions'), whole(evaluation.questionCount)],
        [t('exactBefore'), percent(evaluation.exactBefore)],
        [t('exactAfter'), percent(evaluation.exactAfter)],
        ...(knownExactAfter === null ? [] : [[t('knownExact'), percent(knownExactAfter)] satisfies Row]),
        [t('lossBefore'), digits(evaluation.lossBefore, 3)],
        [t('lossAfter'), digits(evaluation.lossAfter, 3)],
      ];
    }
    case 'endpoint':
    case 'decoder':
      return [records];
  }
}

/** Rows by name, in the order in which they first come. */
function joinRows(columns: readonly (readonly Row[])[]): ComparedRow[] {
  const names = [...new Set(columns.flatMap((column) => column.map(([name]) => name)))];
  return names.map((name) => ({
    name,
    values: columns.map((column) => column.find(([other]) => other === name)?.[1] ?? null),
  }));
}
