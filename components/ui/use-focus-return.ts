import { useRef } from 'react';

/**
 * Gives the focus back to what had it when a dialog opened, or to what `target` names. Radix does so by itself for its own
 * triggers only. Spread on `Dialog.Content`.
 */
export function useFocusReturn(target?: () => HTMLElement | null) {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      before.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      const to = target?.() ?? before.current;
      if (to instanceof HTMLElement) to.focus();
    },
  };
}
