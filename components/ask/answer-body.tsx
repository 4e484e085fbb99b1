import { useTexts } from '#texts';
import { LabelProbabilities } from '@/components/ask/label-probabilities';
import { writtenSentence } from '@/components/receipts/written-words';
import type { Answer } from '@/lib/schemas/answer';

/** What a model said: a label with every label's probability, words quoted from records, or a text of its own. */
export function AnswerBody({ answer }: { answer: Answer }) {
  const t = useTexts('ask.answerBody');
  const written = useTexts('receipts.writtenWords');
  switch (answer.kind) {
    case 'text':
      return (
        <>
          <p className="whitespace-pre-wrap break-words font-display text-2xl leading-relaxed" translate="no">
            {answer.text || t('nothingWritten')}
          </p>
          <p className="mt-2 text-muted text-sm">{writtenSentence(written, answer)}</p>
        </>
      );
    case 'label':
      return (
        <>
          <p className="break-words font-display text-3xl tracking-tight" translate="no">
            {answer.label}
          </p>
          <LabelProbabilities probabilities={answer.probabilities} />
        </>
      );
    case 'passages':
      return (
        <>
          <p className="break-words font-display text-2xl" {...(answer.text ? { translate: 'no' as const } : {})}>
            {answer.text || t('noPassage')}
          </p>
          {answer.text ? null : <p className="mt-2 max-w-xl text-muted text-sm">{t('otherWords')}</p>}
        </>
      );
    case 'vectors':
      return (
        <p className="font-display text-2xl">{t('vectors', { count: answer.count, dimensions: answer.dimensions })}</p>
      );
  }
}
