import { type ReactNode, useId } from 'react';
import { ChevronDownIcon } from '@/components/ui/icons';

/** A part of a receipt under its heading, with an address of its own. `folded`: behind a disclosure, open in print. */
export function ReceiptSection({
  id,
  title,
  description,
  folded = false,
  open = false,
  children,
}: {
  id: string;
  title: ReactNode;
  description?: ReactNode;
  folded?: boolean;
  /** Whether what is folded is open at first. */
  open?: boolean;
  children: ReactNode;
}) {
  const headingId = useId();
  const words = description ? <p className="mt-1 max-w-2xl text-muted text-sm">{description}</p> : null;
  if (!folded) {
    return (
      <section id={id} aria-labelledby={headingId} className="scroll-mt-14 border-line border-t pt-8">
        <h2 id={headingId} className="font-display text-2xl text-ink">
          {title}
        </h2>
        {words}
        <div className="mt-6">{children}</div>
      </section>
    );
  }
  return (
    <details
      open={open}
      className="group/fold border-line border-t pt-6 print:[&::details-content]:[content-visibility:visible]"
    >
      <summary className="flex min-h-11 list-none items-center justify-between gap-4 [&::-webkit-details-marker]:hidden">
        <h2 id={headingId} className="font-display text-2xl text-ink">
          {title}
        </h2>
        <ChevronDownIcon
          className="size-5 shrink-0 text-faint transition-transform group-open/fold:rotate-180"
          aria-hidden="true"
        />
      </summary>
      <section id={id} aria-labelledby={headingId} className="scroll-mt-30">
        {words}
        <div className="mt-4 pb-2">{children}</div>
      </section>
    </details>
  );
}
