import type { ReactNode } from 'react';

/** One step of a form that guides: its number, what is asked, and why. */
export function FormSection({
  number,
  title,
  description,
  children,
}: {
  number: number;
  title: string;
  description?: string;
  children: ReactNode;
}) {
  return (
    <section className="grid gap-5 border-line border-t pt-8 first:border-t-0 first:pt-0">
      <div className="flex items-baseline gap-4">
        <span aria-hidden="true" className="w-6 shrink-0 font-display text-3xl text-river italic tabular-nums">
          {number}
        </span>
        <div className="min-w-0">
          <h2 className="font-semibold text-xl">{title}</h2>
          {description ? <p className="mt-1 text-muted">{description}</p> : null}
        </div>
      </div>
      <div className="sm:pl-10">{children}</div>
    </section>
  );
}
