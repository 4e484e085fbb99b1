import { useReader, useTexts } from '#texts';
import { headlineFigure } from '@/components/models/headline-figure';
import { Amount } from '@/components/ui/amount';
import { Stat } from '@/components/ui/stat';
import { formatNumber } from '@/lib/core/format-number';
import type { ModelManifest } from '@/lib/schemas/model-manifest';

/** A model in four figures; of a base, how many were made from it in place of what its answers brought. */
export function ModelFigures({
  manifest,
  unitPrice,
  answers,
  askers,
  fees,
  offspring,
}: {
  manifest: ModelManifest | null;
  unitPrice: bigint;
  answers: number;
  askers: number;
  /** Base units. */
  fees: bigint;
  /** How many models name it as a parent; no more than 200 are looked up. */
  offspring: number;
}) {
  const t = useTexts('models.modelFigures');
  const figure = useTexts('models.headlineFigure');
  const { tag } = useReader();
  const quality = headlineFigure(figure, manifest, tag);
  const qualityStat = (
    <Stat
      label={quality.label}
      value={quality.inWords ? '–' : quality.value}
      detail={quality.inWords ? quality.value : null}
    />
  );
  return (
    <dl className="mb-8 grid grid-cols-2 gap-x-6 gap-y-5 border-line border-y py-5 sm:grid-cols-4">
      {manifest?.kind === 'decoder' ? (
        <>
          <Stat
            label={t('madeFromIt')}
            value={offspring < 200 ? formatNumber(offspring, tag) : t('many')}
            detail={t('adapters')}
          />
          {qualityStat}
          <Stat label={t('steps')} value={formatNumber(manifest.steps, tag)} />
          <Stat label={t('read')} value={formatNumber(manifest.tokens, tag, { notation: 'compact' })} />
        </>
      ) : (
        <>
          <Stat label={t('answer')} value={<Amount baseUnits={unitPrice} />} tone="value" />
          {qualityStat}
          <Stat label={t('paid')} value={formatNumber(answers, tag)} detail={t('askers', { count: askers })} />
          <Stat label={t('fees')} value={<Amount baseUnits={fees} />} tone="value" />
        </>
      )}
    </dl>
  );
}
