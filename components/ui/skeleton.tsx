import { cn } from '@/components/ui/cn';

/** Holds the place of something that is loading, so that nothing jumps. Size it with classes. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cn('animate-ripple rounded-md bg-line/70', className)} />;
}
