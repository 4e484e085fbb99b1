'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';

/** Copies `text`. `label` says what is copied, for screen readers and when `showLabel`. */
export function CopyButton({
  text,
  label = 'Copy',
  showLabel = false,
  className,
}: {
  text: string;
  label?: string;
  showLabel?: boolean;
  className?: string;
}) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      // The browser may refuse without HTTPS or permission: say so instead of pretending.
      setState('refused');
    }
  };
  const words = state === 'copied' ? 'Copied' : state === 'refused' ? 'Select and copy by hand' : label;
  return (
    <Button
      variant="quiet"
      size="sm"
      onClick={copy}
      className={className ?? ''}
      {...(showLabel ? {} : { 'aria-label': words, title: words })}
    >
      {state === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      {showLabel ? words : null}
      <span className="sr-only" aria-live="polite">
        {state === 'idle' || showLabel ? '' : words}
      </span>
    </Button>
  );
}
