'use client';

import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useRef, useState } from 'react';
import type { DialogPanelProps } from '@/components/ui/dialog-panel';

const loadPanel = () => import('@/components/ui/dialog-panel').then((module) => ({ default: module.DialogPanel }));
const DialogPanel = lazy(loadPanel);

type TriggerProps = {
  'aria-haspopup': 'dialog';
  'aria-expanded': boolean;
  onPointerEnter: () => void;
  onFocus: () => void;
  onClick: (event: { currentTarget: HTMLElement }) => void;
};

/**
 * A modal dialog. Give `trigger` for an uncontrolled one, or `open` and `onOpenChange`. On a phone it rises from the
 * bottom edge. `title` and `description` are read out when it opens. Its code comes when somebody reaches for it.
 */
export function Dialog({
  trigger,
  open,
  onOpenChange,
  ...panel
}: {
  trigger?: ReactElement<Partial<TriggerProps>>;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
  className?: string;
  overlayClassName?: string;
}) {
  const [ownOpen, setOwnOpen] = useState(false);
  const shown = open ?? ownOpen;
  const [wanted, setWanted] = useState(shown);
  if (shown && !wanted) setWanted(true);
  const button = useRef<HTMLElement | null>(null);
  const change = (next: boolean) => {
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  const props: DialogPanelProps = { ...panel, open: shown, onOpenChange: change, focusAfter: () => button.current };
  return (
    <>
      {trigger
        ? cloneElement(trigger, {
            'aria-haspopup': 'dialog',
            'aria-expanded': shown,
            onPointerEnter: loadPanel,
            onFocus: loadPanel,
            onClick: (event) => {
              button.current = event.currentTarget;
              change(true);
            },
          })
        : null}
      {wanted ? (
        <Suspense fallback={null}>
          <DialogPanel {...props} />
        </Suspense>
      ) : null}
    </>
  );
}
