import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { cn } from '@/components/ui/cn';
import { CheckIcon } from '@/components/ui/icons';

export type Step = { label: ReactNode; detail?: ReactNode; state: 'done' | 'current' | 'todo' | 'failed' };

const DOT: Record<Step['state'], string> = {
  done: 'border-river bg-river text-on-river',
  current: 'border-river bg-surface text-river',
  todo: 'border-line-strong bg-surface text-faint',
  failed: 'border-bad bg-bad text-on-bad',
};

/**
 * Steps one after another, down the page, or `across` it where the screen is wide; the state is told in words to screen
 * readers.
 */
export function Stepper({
  steps,
  label,
  across = false,
  className,
}: {
  steps: readonly Step[];
  label?: string;
  across?: boolean;
  className?: string;
}) {
  const t = useTexts('ui.stepper');
  return (
    <ol aria-label={label} className={cn('grid', across && 'lg:auto-cols-fr lg:grid-flow-col', className)}>
      {steps.map((step, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other identity than their place
          key={index}
          className={cn(
            'relative flex gap-3 pb-5 last:pb-0',
            across && 'lg:flex-col lg:gap-2 lg:pr-6 lg:pb-0 lg:last:pr-0',
          )}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          {index < steps.length - 1 ? (
            <span
              aria-hidden="true"
              className={cn(
                'absolute top-6 bottom-0 left-[0.6875rem] w-0.5',
                across && 'lg:top-[0.6875rem] lg:right-0 lg:bottom-auto lg:left-6 lg:h-0.5 lg:w-auto',
                step.state === 'done' ? 'bg-river' : 'bg-line',
              )}
            />
          ) : null}
          <span
            aria-hidden="true"
            className={cn(
              'z-10 grid size-6 shrink-0 place-items-center rounded-full border-2 font-semibold text-xs tabular-nums',
              DOT[step.state],
            )}
          >
            {step.state === 'done' ? <CheckIcon className="size-3.5" strokeWidth={3} /> : index + 1}
          </span>
          <div className="min-w-0 flex-1 text-sm">
            <p className={cn('font-medium', step.state === 'todo' ? 'text-muted' : 'text-ink')}>
              {step.label}
              <span className="sr-only"> ({t(step.state)})</span>
            </p>
            {step.detail ? <div className="mt-0.5 text-muted">{step.detail}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
