import { useId } from 'react';
import { useTexts } from '#texts';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Spinner } from '@/components/ui/spinner';

/** An answer while it is written, and the way to leave it: for nothing before its first word, and only out of sight after. */
export function WritingCard({ question, text, onStop }: { question: string; text: string; onStop: () => void }) {
  const t = useTexts('ask.writingCard');
  const begun = text !== '';
  const costId = useId();
  return (
    <Card>
      <p className="whitespace-pre-wrap break-words text-muted text-sm" translate="no">
        {question}
      </p>
      <p className="mt-3 whitespace-pre-wrap break-words font-display text-2xl leading-relaxed" translate="no">
        {text}
        <span
          aria-hidden="true"
          className="ml-0.5 inline-block h-[1em] w-0.5 animate-pulse bg-river align-text-bottom"
        />
      </p>
      <div className="mt-5 flex flex-wrap items-center justify-between gap-3 border-line border-t pt-4 text-sm">
        <p className="flex items-center gap-2 text-muted">
          <Spinner />
          {t(begun ? 'written' : 'waiting')}
        </p>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <span id={costId} className="text-muted">
            {t(begun ? 'begun' : 'free')}
          </span>
          <Button type="button" variant="secondary" size="sm" onClick={onStop} aria-describedby={costId}>
            {t(begun ? 'stopShowing' : 'stop')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
