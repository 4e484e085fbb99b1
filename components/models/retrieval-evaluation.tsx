import { useReader, useTexts } from '#texts';
import { BarList } from '@/components/charts/bar-list';
import { formatPercent } from '@/lib/core/format-percent';
import type { RetrievalEvaluationView } from '@/lib/schemas/model-manifest';

const FIGURES = ['firstPassage', 'withinFive', 'exactMatch', 'f1', 'sentenceF1'] as const;

/** How well answers from passages were found, on the questions that the records bring with them. */
export function RetrievalEvaluation({ evaluation }: { evaluation: RetrievalEvaluationView | null }) {
  const t = useTexts('models.retrievalEvaluation');
  const { tag } = useReader();
  if (!evaluation) return <p className="max-w-3xl text-muted text-sm">{t('none')}</p>;
  return (
    <div className="grid max-w-3xl gap-4">
      <p className="text-muted text-sm">{t('asked', { count: evaluation.questionCount })}</p>
      <BarList
        label={t('label')}
        whole={1}
        bars={FIGURES.map((key) => ({
          key,
          label: t(key),
          size: evaluation[key],
          value: formatPercent(evaluation[key], tag, 1),
        }))}
      />
    </div>
  );
}
