import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

/**
 * A table that scrolls sideways in its own box on a phone. `caption` names it for screen readers; the box takes
 * focus, so that the keyboard can scroll it.
 */
export function Table({ caption, className, children }: { caption: string; className?: string; children: ReactNode }) {
  return (
    <section
      className={cn('table-box relative w-full overflow-x-auto focus-visible:-outline-offset-2', className)}
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
    >
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  );
}

export function TableHead({ className, ...rest }: ComponentProps<'thead'>) {
  return <thead className={cn('border-line-strong/70 border-b text-faint', className)} {...rest} />;
}

export function TableBody({ className, ...rest }: ComponentProps<'tbody'>) {
  return <tbody className={cn('divide-y divide-line', className)} {...rest} />;
}

export function TableRow({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr className={cn('transition-colors hover:border-line-strong', className)} {...rest} />;
}

/** A header cell; `numeric` aligns it with its figures. */
export function TableHeaderCell({ className, numeric = false, ...rest }: ComponentProps<'th'> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      className={cn(
        'whitespace-nowrap px-4 py-2 font-medium text-xs first:pl-0 last:pr-0',
        numeric && 'text-right',
        className,
      )}
      {...rest}
    />
  );
}

export function TableCell({ className, numeric = false, ...rest }: ComponentProps<'td'> & { numeric?: boolean }) {
  return (
    <td
      className={cn(
        'px-4 py-3 align-top first:pl-0 last:pr-0',
        numeric && 'whitespace-nowrap text-right tabular-nums',
        className,
      )}
      {...rest}
    />
  );
}
