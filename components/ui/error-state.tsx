import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { cn } from '@/components/ui/cn';

/** Something failed: what, and what to do. `reference` is what a person can quote when asking for help. */
export function ErrorState({
  title,
  message,
  reference,
  action,
  className,
}: {
  title: ReactNode;
  message: ReactNode;
  reference?: string;
  action?: ReactNode;
  className?: string;
}) {
  const t = useTexts('ui.errorState');
  return (
    <div role="alert" className={cn('flex flex-col items-center gap-2 px-6 py-12 text-center', className)}>
      <BrokenStream />
      <p className="figure-title mt-1 text-ink">{title}</p>
      <p className="max-w-md text-muted text-sm">{message}</p>
      {reference ? (
        <p className="text-faint text-xs">
          {t.rich('reference', { code: () => <code className="font-mono">{reference}</code> })}
        </p>
      ) : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}

/** A stream that breaks off. Decorative. */
function BrokenStream() {
  return (
    <svg viewBox="0 0 96 40" className="h-10 w-24 text-bad" aria-hidden="true" fill="none">
      <g stroke="currentColor" strokeWidth="2" strokeLinecap="round">
        <path d="M4 20c12-8 20 8 34 0" />
        <path d="M58 20c12-8 20 8 34 0" />
        <path d="m44 12 4 5-4 5 6 7" strokeWidth="1.5" />
      </g>
    </svg>
  );
}
