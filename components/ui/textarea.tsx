import type { ComponentProps } from 'react';
import { cn } from '@/components/ui/cn';
import { CONTROL_CLASS } from '@/components/ui/control-class';

export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} className={cn(CONTROL_CLASS, 'py-2 leading-relaxed', className)} {...rest} />;
}
