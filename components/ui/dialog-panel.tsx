'use client';

import { Dialog as RadixDialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { cn } from '@/components/ui/cn';
import { CloseIcon } from '@/components/ui/icons';
import { useFocusReturn } from '@/components/ui/use-focus-return';

export type DialogPanelProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
  className?: string | undefined;
  overlayClassName?: string | undefined;
  /** What gets the focus when it closes, where that is not what had it before. */
  focusAfter?: () => HTMLElement | null;
};

/** The dialog itself; loaded by components/ui/dialog when it is first opened. */
export function DialogPanel({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  className,
  overlayClassName,
  focusAfter,
}: DialogPanelProps) {
  const t = useTexts('ui.dialog');
  const focusReturn = useFocusReturn(focusAfter);
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className={cn('fixed inset-0 z-50 animate-fade-in bg-overlay', overlayClassName)} />
        <RadixDialog.Content
          className={cn(
            'fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] animate-rise-in flex-col rounded-t-xl border border-line-strong/60 bg-surface text-ink shadow-float',
            'sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[min(34rem,calc(100vw-2rem))] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl',
            className,
          )}
          {...focusReturn}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <div className="flex items-start justify-between gap-4 px-5 pt-5 sm:px-6">
            <div>
              <RadixDialog.Title className="text-2xl">{title}</RadixDialog.Title>
              {description ? (
                <RadixDialog.Description className="mt-1 text-muted text-sm">{description}</RadixDialog.Description>
              ) : null}
            </div>
            <RadixDialog.Close
              className="-mt-1 -mr-2 grid size-10 shrink-0 place-items-center rounded-full text-muted hover:bg-sunken hover:text-ink"
              aria-label={t('close')}
            >
              <CloseIcon className="size-5" />
            </RadixDialog.Close>
          </div>
          <div className="min-h-0 overflow-y-auto px-5 py-4 sm:px-6">{children}</div>
          {footer ? (
            <div className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-4 sm:px-6">{footer}</div>
          ) : null}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
