import type { ComponentProps, ReactNode } from 'react';

/** One of several choices with what it means; the whole card is the target. */
export function RadioCard({
  label,
  description,
  ...rest
}: Omit<ComponentProps<'input'>, 'type' | 'className'> & { label: ReactNode; description: ReactNode }) {
  return (
    <label className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line px-3 py-2.5 text-sm has-checked:border-river has-checked:bg-river-soft">
      <input type="radio" className="mt-0.5 size-4.5 shrink-0 accent-river" {...rest} />
      <span>
        <span className="block font-medium text-ink">{label}</span>
        <span className="text-muted">{description}</span>
      </span>
    </label>
  );
}
