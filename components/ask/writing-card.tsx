import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Spinner } from '@/components/ui/spinner';

/** An answer while it is written, and the way to stop it. */
export function WritingCard({ question, text, onStop }: { question: string; text: string; onStop: () => void }) {
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
          {text === '' ? 'Waiting for its turn …' : 'Being written …'}
        </p>
        <Button type="button" variant="secondary" size="sm" onClick={onStop}>
          Stop
        </Button>
      </div>
    </Card>
  );
}
