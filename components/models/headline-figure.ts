import { formatPercent } from '@/components/models/format-percent';
import { formatNumber } from '@/lib/core/format-number';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { TranslatorOf } from '@/lib/texts/namespaces';

/** The one figure that says how good a model is: its name, and the value, “not measured”, or a dash while nothing is read. */
export function headlineFigure(
  t: TranslatorOf<'models.headlineFigure'>,
  manifest: ModelManifest | null,
  tag: string,
): { label: string; value: string } {
  const percent = (fraction: number | undefined) =>
    fraction === undefined ? t('notMeasured') : formatPercent(fraction, tag);
  switch (manifest?.kind) {
    case 'retrieval':
      return { label: t('retrieval'), value: percent(manifest.evaluation?.firstPassage) };
    case 'adapter':
      return { label: t('adapter'), value: percent(manifest.evaluation?.exactAfter) };
    case 'decoder':
      return {
        label: t('decoder'),
        value:
          manifest.heldOutLoss === null
            ? t('notMeasured')
            : t('loss', { loss: formatNumber(manifest.heldOutLoss, tag, { maximumFractionDigits: 2 }) }),
      };
    case 'endpoint':
      return { label: t('endpoint'), value: t('notMeasured') };
    case 'classifier':
      return { label: t('classifier'), value: percent(manifest.evaluation?.accuracy) };
    case undefined:
      return { label: t('endpoint'), value: '–' };
  }
}
