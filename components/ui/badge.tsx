import type { ComponentProps } from 'react';
import { cn } from '@/components/ui/cn';

export type Tone = 'neutral' | 'river' | 'value' | 'good' | 'warn' | 'bad';

const TONES: Record<Tone, string> = {
  neutral: 'bg-sunken text-muted',
  river: 'bg-river-soft text-river-ink',
  value: 'bg-value-soft text-value',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
};

export function Badge({ tone = 'neutral', className, ...rest }: ComponentProps<'span'> & { tone?: Tone }) {
  return (
    <span
      className={cn(
        'badge inline-flex items-center gap-1 whitespace-nowrap rounded-full px-2.5 py-0.5 font-medium font-sans text-xs tracking-normal [&_svg]:size-3.5',
        TONES[tone],
        className,
      )}
      {...rest}
    />
  );
}
