import { useReader, useTexts } from '#texts';
import { LabelProbabilities } from '@/components/ask/label-probabilities';
import { confidenceSentence } from '@/components/receipts/confidence-words';
import type { LabelAnswer } from '@/lib/schemas/answer';

/** A classifier's answer: the label, how sure the model is in words, and the likeliest labels as bars. */
export function LabelAnswerView({ answer }: { answer: LabelAnswer }) {
  const t = useTexts('receipts.confidenceWords');
  const { tag } = useReader();
  return (
    <div className="grid gap-x-12 gap-y-2 md:grid-cols-2">
      <div>
        <p className="break-words font-display text-3xl tracking-tight sm:text-4xl" translate="no">
          {answer.label}
        </p>
        <p className="mt-2 text-muted">{confidenceSentence(t, answer.probabilities, tag)}</p>
      </div>
      <div>
        <LabelProbabilities probabilities={answer.probabilities} />
      </div>
    </div>
  );
}
