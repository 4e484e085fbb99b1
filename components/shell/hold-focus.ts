/** Parts of a page that a screen reader can go on from. */
const PARTS = 'section, article, form, fieldset, main, header, footer, nav, [role="dialog"]';
/** Who else puts the focus somewhere, as a dialog that closes or a new page, has done it by then. */
const OTHERS_MS = 100;

/**
 * Holds the focus where it was when what had it is taken away, as a button that has done its work: the nearest part of
 * the page that is still there gets it. Without that it falls to nothing, a screen reader begins at the top of the page, and
 * nobody knows where they were. Gives back what ends it.
 */
export function holdFocus(): () => void {
  // What had the focus last, and what stood around it: what was taken away no longer knows.
  let path: readonly Element[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const remember = (event: FocusEvent) => {
    path = event.composedPath().filter((node) => node instanceof Element);
  };
  // Left by hand, by a click beside everything: that is no loss. What is taken away says the same, and is gone only then.
  const forget = (event: FocusEvent) => {
    if (event.relatedTarget !== null) return;
    const [left] = path;
    setTimeout(() => {
      if (left?.isConnected && path[0] === left && document.activeElement !== left) path = [];
    });
  };
  const watcher = new MutationObserver(() => {
    if (!path[0] || path[0].isConnected) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!path[0] || path[0].isConnected || document.activeElement !== document.body) return;
      const part = path.find((element) => element.isConnected)?.closest(PARTS) ?? document.getElementById('content');
      path = [];
      if (part instanceof HTMLElement) focusPart(part);
    }, OTHERS_MS);
  });
  document.addEventListener('focusin', remember);
  document.addEventListener('focusout', forget);
  watcher.observe(document.body, { childList: true, subtree: true });
  return () => {
    clearTimeout(timer);
    watcher.disconnect();
    document.removeEventListener('focusin', remember);
    document.removeEventListener('focusout', forget);
  };
}

/** Gives the focus to what takes none by itself, for as long as it has it; no ring, since there is nothing to press. */
function focusPart(part: HTMLElement): void {
  if (!part.hasAttribute('tabindex')) {
    part.tabIndex = -1;
    part.style.outline = 'none';
    part.addEventListener(
      'blur',
      () => {
        part.removeAttribute('tabindex');
        part.style.removeProperty('outline');
      },
      { once: true },
    );
  }
  part.focus({ preventScroll: true });
}
