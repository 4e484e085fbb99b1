'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import type { ButtonSize, ButtonVariant } from '@/components/ui/button-class';
import { cn } from '@/components/ui/cn';
import { type ShownTransaction, TransactionStatus } from '@/components/wallet/transaction-status';

/** A button that starts a transaction, and under it, in words, what became of it. */
export function TransactionButton({
  transaction,
  onClick,
  children,
  variant,
  size,
  busy = false,
  blockedBy,
  disabled = false,
  className,
  type = 'button',
}: {
  transaction: ShownTransaction;
  onClick?: () => void;
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** The page is still getting ready what is sent. */
  busy?: boolean;
  /** See Button. */
  blockedBy?: string | undefined;
  disabled?: boolean;
  className?: string;
  type?: 'button' | 'submit';
}) {
  return (
    <div className={cn('grid justify-items-start gap-2', className)}>
      <Button
        type={type}
        busy={busy || transaction.busy}
        blockedBy={blockedBy}
        disabled={disabled}
        {...(onClick ? { onClick } : {})}
        {...(variant ? { variant } : {})}
        {...(size ? { size } : {})}
      >
        {children}
      </Button>
      <TransactionStatus transaction={transaction} />
    </div>
  );
}
