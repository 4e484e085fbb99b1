import { LabelProbabilities } from '@/components/ask/label-probabilities';
import { confidenceSentence } from '@/components/receipts/confidence-words';
import type { LabelAnswer } from '@/lib/schemas/answer';

/** A classifier's answer: the label, how sure the model is in words, and the likeliest labels as bars. */
export function LabelAnswerView({ answer }: { answer: LabelAnswer }) {
  return (
    <div className="mt-1 grid gap-x-12 gap-y-2 md:grid-cols-2">
      <div>
        <p className="break-words font-semibold text-2xl tracking-tight sm:text-3xl">{answer.label}</p>
        <p className="mt-2 text-muted">{confidenceSentence(answer.probabilities)}</p>
      </div>
      <div>
        <LabelProbabilities probabilities={answer.probabilities} />
      </div>
    </div>
  );
}
