import { BarList } from '@/components/charts/bar-list';
import { formatPercent } from '@/components/models/format-percent';
import type { RetrievalEvaluationView } from '@/lib/schemas/model-manifest';

const FIGURES = [
  ['firstPassage', 'The right passage came first'],
  ['withinFive', 'It was among the first five'],
  ['exactMatch', 'The answer was exactly the expected one'],
  ['f1', 'Words of answer and expected answer in common (F1)'],
  ['sentenceF1', 'The same for the answer’s whole sentence'],
] as const satisfies readonly (readonly [keyof RetrievalEvaluationView, string])[];

/** How well answers from passages were found, on the questions that the records bring with them. */
export function RetrievalEvaluation({ evaluation }: { evaluation: RetrievalEvaluationView | null }) {
  if (!evaluation) {
    return (
      <p className="text-muted text-sm">
        Not measured: these records bring no questions with known answers. A Datanet with a question and an answer
        beside each text would allow it.
      </p>
    );
  }
  return (
    <div className="grid gap-4">
      <p className="text-muted text-sm">
        Asked the {evaluation.questionCount.toLocaleString('en')} questions that the records bring. Neither the
        questions nor their answers are searched.
      </p>
      <BarList
        label="Quality of the answers"
        whole={1}
        bars={FIGURES.map(([key, label]) => ({
          key,
          label,
          size: evaluation[key],
          value: formatPercent(evaluation[key]),
        }))}
      />
    </div>
  );
}
