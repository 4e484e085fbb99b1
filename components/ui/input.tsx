import type { ComponentProps } from 'react';
import { cn } from '@/components/ui/cn';
import { CONTROL_CLASS } from '@/components/ui/control-class';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={cn(CONTROL_CLASS, 'h-10', className)} {...rest} />;
}
