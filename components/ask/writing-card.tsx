import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Spinner } from '@/components/ui/spinner';

/** An answer while it is written, and the way to leave it: for nothing before its first word, and only out of sight after. */
export function WritingCard({ question, text, onStop }: { question: string; text: string; onStop: () => void }) {
  const begun = text !== '';
  const costId = useId();
  return (
    <Card>
      <p className="whitespace-pre-wrap break-words text-muted text-sm">{question}</p>
      <p className="mt-3 whitespace-pre-wrap break-words text-xl leading-relaxed">
        {text}
        <span
          aria-hidden="true"
          className="ml-0.5 inline-block h-[1em] w-0.5 animate-pulse bg-river align-text-bottom"
        />
      </p>
      <div className="mt-5 flex flex-wrap items-center justify-between gap-3 border-line border-t pt-4 text-sm">
        <p className="flex items-center gap-2 text-muted">
          <Spinner />
          {begun ? 'Being written …' : 'Waiting for its turn …'}
        </p>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <span id={costId} className="text-muted">
            {begun ? 'What has begun is paid for.' : 'Stopping now costs nothing.'}
          </span>
          <Button type="button" variant="secondary" size="sm" onClick={onStop} aria-describedby={costId}>
            {begun ? 'Stop showing it' : 'Stop'}
          </Button>
        </div>
      </div>
    </Card>
  );
}
