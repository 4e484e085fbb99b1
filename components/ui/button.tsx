import type { ComponentProps } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from '@/components/ui/button-class';
import { Spinner } from '@/components/ui/spinner';

export type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Shows a spinner and refuses clicks, without losing focus. */
  busy?: boolean;
  /**
   * The id of what says why it cannot be pressed yet, where the reader has to do something first: unlike a disabled one it
   * is reached by Tab, and the reason is read out with it.
   */
  blockedBy?: string | undefined;
};

export function Button({
  variant,
  size,
  busy = false,
  blockedBy,
  className,
  children,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  const refuses = busy || blockedBy !== undefined;
  return (
    <button
      type={type}
      className={buttonClass({ variant, size, className })}
      aria-busy={busy || undefined}
      aria-disabled={refuses || undefined}
      aria-describedby={blockedBy}
      onClick={refuses ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {busy ? <Spinner /> : null}
      {children}
    </button>
  );
}
