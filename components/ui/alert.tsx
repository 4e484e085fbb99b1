import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

export type AlertTone = 'info' | 'good' | 'warn' | 'bad';

const LOOK = {
  info: { icon: Info, className: 'border-river/25 bg-river-soft text-river-ink' },
  good: { icon: CircleCheck, className: 'border-good/25 bg-good-soft text-good' },
  warn: { icon: TriangleAlert, className: 'border-warn/25 bg-warn-soft text-warn' },
  bad: { icon: CircleAlert, className: 'border-bad/25 bg-bad-soft text-bad' },
} as const;

/** A message in the page. `bad` is announced at once, the others politely. */
export function Alert({
  tone = 'info',
  title,
  children,
  action,
  className,
}: {
  tone?: AlertTone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  const { icon: Icon, className: look } = LOOK[tone];
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={cn(
        'flex gap-3 rounded-lg border px-4 py-3 text-sm max-sm:grid max-sm:grid-cols-[auto_minmax(0,1fr)]',
        look,
        className,
      )}
    >
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className={cn('break-words', title && 'mt-0.5')}>{children}</div> : null}
      </div>
      {action ? <div className="shrink-0 max-sm:col-start-2">{action}</div> : null}
    </div>
  );
}
