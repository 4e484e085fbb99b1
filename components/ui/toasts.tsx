'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTexts } from '#texts';
import { CheckIcon, CloseIcon } from '@/components/ui/icons';
import { readToasts, removeToast, type Toast, watchToasts } from '@/components/ui/toast';

const NONE: readonly Toast[] = [];

/** The messages said by components/ui/toast. The region is there from the start, so that screen readers hear them. */
export function Toasts() {
  const t = useTexts('ui.toasts');
  const toasts = useSyncExternalStore(watchToasts, readToasts, () => NONE);
  return (
    <section
      aria-label={t('label')}
      aria-live="polite"
      data-no-print
      className="pointer-events-none fixed inset-x-4 bottom-4 z-50 grid gap-2 sm:left-auto sm:w-96"
    >
      {toasts.map((one) => (
        <Message key={one.id} toast={one} closeLabel={t('close')} />
      ))}
    </section>
  );
}

/** A message, gone after a while in which nobody pointed at it (WCAG 2.2.1: long enough to be read twice). */
function Message({ toast: { id, tone, text }, closeLabel }: { toast: Toast; closeLabel: string }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => removeToast(id), 6000 + 60 * text.length);
    return () => clearTimeout(timer);
  }, [held, id, text]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps what is being read from going away
    <div
      className="pointer-events-auto flex animate-rise-in items-start gap-2.5 rounded-lg border border-line-strong/60 bg-surface py-3 pr-2 pl-4 text-ink text-sm shadow-float"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {tone === 'good' ? (
        <CheckIcon className="mt-0.5 size-4 shrink-0 text-good" />
      ) : (
        <CloseIcon className="mt-0.5 size-4 shrink-0 text-bad" />
      )}
      <p className="min-w-0 flex-1 break-words">{text}</p>
      <button
        type="button"
        aria-label={closeLabel}
        onClick={() => removeToast(id)}
        className="-my-1 grid size-7 shrink-0 place-items-center rounded-full text-faint hover:bg-sunken hover:text-ink"
      >
        <CloseIcon className="size-3.5" />
      </button>
    </div>
  );
}
