import type { ReactNode } from 'react';

/** One of the facts in a list of them: what it is, and under it what holds. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-faint">{label}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
