/** Something to be said once, in the corner of whatever page is open. */
export type Toast = { id: number; tone: 'good' | 'bad'; text: string };

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]) {
  toasts = next;
  for (const tell of listeners) tell();
}

function say(tone: Toast['tone'], text: string) {
  lastId += 1;
  // What is said twice in a row is shown once; more than three at a time nobody reads.
  change([...toasts.filter((one) => one.text !== text), { id: lastId, tone, text }].slice(-3));
}

/** Says what came of something, where no part of the page is the place for it. Components/ui/toasts shows them. */
export const toast = {
  success: (text: string) => say('good', text),
  error: (text: string) => say('bad', text),
};

export const readToasts = (): readonly Toast[] => toasts;

export function removeToast(id: number): void {
  change(toasts.filter((one) => one.id !== id));
}

export function watchToasts(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
