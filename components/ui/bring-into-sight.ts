/** Scrolls to an element that lies above or below the screen. As a ref it does so once, when the element appears. */
export function bringIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
