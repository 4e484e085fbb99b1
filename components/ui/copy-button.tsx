'use client';

import { useEffect, useState } from 'react';
import { useTexts } from '#texts';
import { Button } from '@/components/ui/button';
import { CheckIcon, CopyIcon } from '@/components/ui/icons';

/** Copies `text`. `label` says what is copied, for screen readers and when `showLabel`. */
export function CopyButton({
  text,
  label,
  showLabel = false,
  className,
}: {
  text: string;
  label?: string;
  showLabel?: boolean;
  className?: string;
}) {
  const t = useTexts('ui.copyButton');
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
  const words = state === 'copied' ? t('copied') : state === 'refused' ? t('refused') : (label ?? t('copy'));
  return (
    <Button
      variant="quiet"
      size="sm"
      onClick={copy}
      className={className ?? ''}
      {...(showLabel ? {} : { 'aria-label': words, title: words })}
    >
      {state === 'copied' ? <CheckIcon /> : <CopyIcon />}
      {showLabel ? words : null}
      <span className="sr-only" aria-live="polite">
        {state === 'idle' || showLabel ? '' : words}
      </span>
    </Button>
  );
}
