import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

/**
 * Stands where a page, or a part of it, will be; `label` says so to who cannot see it. As high as the screen, so that the
 * footer does not come into sight and go again.
 */
export function Loading({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div role="status" aria-label={label} className={cn('min-h-svh', className)}>
      {children}
    </div>
  );
}
