import { cn } from '@/components/ui/cn';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'value';
export type ButtonSize = 'sm' | 'md' | 'lg';

const BASE =
  'button inline-flex select-none items-center justify-center gap-2 whitespace-nowrap rounded-full font-medium transition-colors duration-150 disabled:opacity-55 aria-disabled:opacity-55 aria-disabled:pointer-events-none [&_svg]:shrink-0';

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'bg-river text-on-river enabled:hover:bg-river-strong [a&]:hover:bg-river-strong',
  secondary:
    'border border-line-strong/60 bg-surface text-ink enabled:hover:border-line-strong enabled:hover:bg-sunken [a&]:hover:border-line-strong [a&]:hover:bg-sunken',
  quiet: 'text-ink enabled:hover:bg-sunken [a&]:hover:bg-sunken',
  danger: 'bg-bad text-on-bad enabled:hover:opacity-90 [a&]:hover:opacity-90',
  value: 'border border-value/40 bg-value-soft text-value enabled:hover:border-value [a&]:hover:border-value',
};

const SIZES: Record<ButtonSize, string> = {
  sm: 'h-8 px-3 text-sm [&_svg]:size-4',
  md: 'h-10 px-5 text-sm [&_svg]:size-4',
  lg: 'h-12 px-7 text-base [&_svg]:size-5',
};

/** The classes of a button, for links that look like one too. */
export function buttonClass({
  variant = 'primary',
  size = 'md',
  className,
}: {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  className?: string | undefined;
} = {}): string {
  return cn(BASE, VARIANTS[variant], SIZES[size], className);
}
