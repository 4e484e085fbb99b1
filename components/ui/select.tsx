import type { ComponentProps } from 'react';
import { cn } from '@/components/ui/cn';
import { CONTROL_CLASS } from '@/components/ui/control-class';
import { ChevronDownIcon } from '@/components/ui/icons';

export type SelectOption = { value: string; label: string; disabled?: boolean };

/** The browser's own select: works in a plain form, without script, and with the phone's wheel. */
export function Select({
  options,
  placeholder,
  className,
  ...rest
}: Omit<ComponentProps<'select'>, 'children'> & { options: readonly SelectOption[]; placeholder?: string }) {
  return (
    <span className={cn('relative block w-full', className)}>
      <select className={cn(CONTROL_CLASS, 'h-10 appearance-none pr-9')} {...rest}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDownIcon className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted" />
    </span>
  );
}
