import { formatNumber } from '@/lib/core/format-number';
import { formatPercent } from '@/lib/core/format-percent';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { TranslatorOf } from '@/lib/texts/namespaces';

export type HeadlineFigure = {
  label: string;
  value: string;
  /** Whether the value is words, “not measured”, which need more room than a figure. */
  inWords: boolean;
};

/** The one figure that says how good a model is: its name, and the value, “not measured”, or a dash while nothing is read. */
export function headlineFigure(
  t: TranslatorOf<'models.headlineFigure'>,
  manifest: ModelManifest | null,
  tag: string,
): HeadlineFigure {
  const figure = (label: string, value: string | null) => ({
    label,
    value: value ?? t('notMeasured'),
    inWords: value === null,
  });
  const percent = (fraction: number | undefined) => (fraction === undefined ? null : formatPercent(fraction, tag, 1));
  switch (manifest?.kind) {
    case 'retrieval':
      return figure(t('retrieval'), percent(manifest.evaluation?.firstPassage));
    case 'adapter':
      return figure(t('adapter'), percent(manifest.evaluation?.exactAfter));
    case 'decoder': {
      const { heldOutLoss } = manifest;
      const loss = (held: number) => t('loss', { loss: formatNumber(held, tag, { maximumFractionDigits: 2 }) });
      return figure(t('decoder'), heldOutLoss === null ? null : loss(heldOutLoss));
    }
    case 'endpoint':
      return figure(t('endpoint'), null);
    case 'classifier':
      return figure(t('classifier'), percent(manifest.evaluation?.accuracy));
    case undefined:
      return figure(t('endpoint'), '–');
  }
}
