import { CircleAlert } from 'lucide-react';
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
      <CircleAlert className="size-8 text-bad" aria-hidden="true" />
      <p className="mt-1 font-medium text-ink">{title}</p>
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
