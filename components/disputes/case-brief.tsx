import type { ReactNode } from 'react';

/** A case in a sentence or two that somebody understands who comes here for the first time. */
export function CaseBrief({ children }: { children: ReactNode }) {
  return <p className="max-w-3xl break-words text-ink text-lg leading-relaxed">{children}</p>;
}
