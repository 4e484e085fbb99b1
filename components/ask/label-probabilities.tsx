import { BarList } from '@/components/charts/bar-list';

const SHOWN = 6;

/** The likeliest labels of an answer and how likely each is. */
export function LabelProbabilities({
  probabilities,
}: {
  probabilities: readonly { label: string; probability: number }[];
}) {
  const others = probabilities.length - SHOWN;
  return (
    <>
      <BarList
        label="Probability of each label"
        whole={1}
        className="mt-4 max-w-xl"
        bars={probabilities.slice(0, SHOWN).map(({ label, probability }) => ({
          key: label,
          label,
          size: probability,
          value: formatProbability(probability),
        }))}
      />
      {others > 0 ? (
        <p className="mt-2 text-faint text-sm">
          and {others} less likely {others === 1 ? 'label' : 'labels'}
        </p>
      ) : null}
    </>
  );
}

/** "93.1 %", "< 0.1 %". */
function formatProbability(probability: number): string {
  return probability < 0.001 ? '< 0.1 %' : `${(probability * 100).toFixed(1)} %`;
}
