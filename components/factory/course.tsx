import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { cn } from '@/components/ui/cn';

export type CoursePoint = {
  readonly key: string;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  /** Left out where the points are no states of anything, only a way. */
  readonly state?: 'done' | 'now' | 'next';
};

/** A watercourse with points along it, one after another: down the page on a phone, across it where there is room. */
export function Course({ points, label, level = 3 }: { points: readonly CoursePoint[]; label: string; level?: 2 | 3 }) {
  const t = useTexts('factory.course');
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <ol aria-label={label} className="grid lg:auto-cols-fr lg:grid-flow-col">
      {points.map(({ key, title, detail, state = 'done' }, index) => (
        <li
          key={key}
          aria-current={state === 'now' ? 'step' : undefined}
          className="relative min-w-0 pb-6 pl-8 last:pb-0 lg:pt-8 lg:pr-6 lg:pb-0 lg:pl-0"
        >
          <Stretch width={2 + Math.min(index, 4)} dry={state === 'next'} last={index === points.length - 1} />
          <span
            aria-hidden="true"
            className={cn(
              'absolute top-1 left-0 size-4 rounded-full border-2 bg-surface lg:-top-1',
              state === 'done' && 'border-river bg-river',
              state === 'now' && 'border-river ring-4 ring-river-soft',
              state === 'next' && 'border-line-strong border-dashed',
            )}
          />
          <Heading className={cn('break-words font-semibold text-base', state === 'next' ? 'text-muted' : 'text-ink')}>
            {title}
            {points[index]?.state ? <span className="sr-only"> ({t(state)})</span> : null}
          </Heading>
          {detail ? <div className="mt-1 break-words text-muted text-sm">{detail}</div> : null}
        </li>
      ))}
    </ol>
  );
}

/** The water between a point and the next; it widens on its way, and is a dry bed where nothing has come yet. */
function Stretch({ width, dry, last }: { width: number; dry: boolean; last: boolean }) {
  const look = {
    fill: 'none',
    stroke: 'currentColor',
    strokeWidth: dry ? 2 : width,
    vectorEffect: 'non-scaling-stroke',
    strokeLinecap: 'round',
    ...(dry ? { strokeDasharray: '1 6' } : {}),
  } as const;
  const colour = dry ? 'text-line-strong' : 'text-river/45';
  return (
    <>
      <svg
        aria-hidden="true"
        viewBox="0 0 16 100"
        preserveAspectRatio="none"
        className={cn('absolute top-3 left-0 h-full w-4 lg:hidden', colour, last && 'hidden')}
      >
        <path d="M8 0C2 30 14 70 8 100" {...look} />
      </svg>
      <svg
        aria-hidden="true"
        viewBox="0 0 100 16"
        preserveAspectRatio="none"
        className={cn('absolute -top-1 left-2 hidden h-4 w-full lg:block', colour, last && 'w-[calc(100%-0.5rem)]')}
      >
        <path d="M0 8C30 2 70 14 100 8" {...look} />
      </svg>
    </>
  );
}
