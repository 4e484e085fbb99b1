import { type ComponentProps, type ReactNode, useId } from 'react';
import { cn } from '@/components/ui/cn';

/** The browser's own checkbox with its label; the whole line is the target, the description is no part of its name. */
export function Checkbox({
  label,
  description,
  className,
  id,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; description?: ReactNode }) {
  const generated = useId();
  const inputId = id ?? generated;
  const [labelId, wordsId] = [`${inputId}-label`, `${inputId}-words`];
  return (
    <label htmlFor={inputId} className={cn('flex min-h-6 items-start gap-2.5 text-sm', className)}>
      <input
        id={inputId}
        type="checkbox"
        {...(description ? { 'aria-labelledby': labelId, 'aria-describedby': wordsId } : {})}
        className="mt-0.5 size-[1.125rem] shrink-0 rounded-sm accent-river disabled:opacity-60"
        {...rest}
      />
      <span>
        <span id={labelId} className="text-ink">
          {label}
        </span>
        {description ? (
          <span id={wordsId} className="block text-faint">
            {description}
          </span>
        ) : null}
      </span>
    </label>
  );
}
