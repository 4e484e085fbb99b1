import { useReader, useTexts } from '#texts';
import { BarList } from '@/components/charts/bar-list';
import { formatPercent } from '@/lib/core/format-percent';

const SHOWN = 6;

/** The likeliest labels of an answer and how likely each is. */
export function LabelProbabilities({
  probabilities,
}: {
  probabilities: readonly { label: string; probability: number }[];
}) {
  const t = useTexts('ask.labelProbabilities');
  const { tag } = useReader();
  const others = probabilities.length - SHOWN;
  return (
    <>
      <BarList
        label={t('label')}
        whole={1}
        className="mt-4 max-w-xl"
        bars={probabilities.slice(0, SHOWN).map(({ label, probability }) => ({
          key: label,
          label: <span translate="no">{label}</span>,
          size: probability,
          value: formatProbability(probability, tag),
        }))}
      />
      {others > 0 ? <p className="mt-2 text-faint text-sm">{t('others', { count: others })}</p> : null}
    </>
  );
}

/** "93.1%", "< 0.1%". */
function formatProbability(probability: number, tag: string): string {
  return probability < 0.001 ? `< ${formatPercent(0.001, tag, 1)}` : formatPercent(probability, tag, 1);
}
