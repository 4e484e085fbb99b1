/** Where the keyboard is led to from the list of records. */
export const DECISION_IDS = { accept: 'review-accept', reason: 'review-reason', records: 'review-records' } as const;

/** Puts the focus on the first control at or in the element of this id, and shows it. */
export function focusById(id: string): void {
  const found = document.getElementById(id);
  const control = found?.matches('button, textarea, input')
    ? found
    : found?.querySelector<HTMLElement>('button:not(:disabled), textarea, input');
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
}
