import type { ReactNode } from 'react';

/** One of the points of an explanation: a heading, and what there is to say. Stands in a `dl`. */
export function Point({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt className="font-medium text-ink">{title}</dt>
      <dd className="mt-1 text-muted">{children}</dd>
    </div>
  );
}
