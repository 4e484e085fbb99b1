'use client';

import { type ReactNode, useId } from 'react';
import { useTexts } from '#texts';
import { cn } from '@/components/ui/cn';
import { Label } from '@/components/ui/label';

export type FieldControlProps = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

/**
 * A label, a control, a hint and an error, tied together for screen readers. The control is a function of the ids:
 * `<Field label="Name" error={error}>{(control) => <Input name="name" {...control} />}</Field>`.
 */
export function Field({
  label,
  hint,
  error,
  optional = false,
  className,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  optional?: boolean;
  className?: string;
  children: (control: FieldControlProps) => ReactNode;
}) {
  const t = useTexts('ui.field');
  const id = useId();
  const describedBy = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(' ');
  return (
    <div className={cn('grid content-start gap-1.5', className)}>
      <Label htmlFor={id}>
        {label}
        {/* A space, so that no reader says both as one word. */}
        {optional ? ' ' : null}
        {optional ? <span className="ml-0.5 font-normal text-faint">{t('optional')}</span> : null}
      </Label>
      {children({
        id,
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {hint ? (
        <p id={`${id}-hint`} className="text-faint text-sm">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-bad text-sm" role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}
