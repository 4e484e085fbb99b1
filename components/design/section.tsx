import type { ReactNode } from 'react';

/** A chapter of the design page: its name at the side, what it says and shows beside it. */
export function Section({
  id,
  title,
  words,
  children,
}: {
  id: string;
  title: string;
  words: string;
  children: ReactNode;
}) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid scroll-mt-2 gap-x-12 gap-y-6 border-line-strong/70 border-t pt-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,3fr)]"
    >
      <div>
        <h2 id={`${id}-title`} className="text-3xl">
          {title}
        </h2>
        <p className="mt-3 text-muted">{words}</p>
      </div>
      <div className="grid content-start gap-8">{children}</div>
    </section>
  );
}
