import { useRef } from 'react';

/**
 * Gives the focus back to what had it when a dialog opened, or to what `target` names. Radix does so by itself for its own
 * triggers only. What is no longer there, as the button that connects once somebody is signed in, leaves it to the content:
 * on nothing at all, the next key would begin at the top of the page. Spread on `Dialog.Content`.
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
      if (to instanceof HTMLElement && to.isConnected && to !== document.body) return to.focus();
      document.getElementById('content')?.focus({ preventScroll: true });
    },
  };
}
