'use client';

import type { KeyboardEvent, RefObject } from 'react';
import { DECISION_IDS, focusById } from '@/components/review/decision-ids';

/** Keys that lead from one record's tick to another: by so many, or to an end. */
const STEPS: Readonly<Record<string, number>> = {
  arrowdown: 1,
  j: 1,
  arrowup: -1,
  k: -1,
  home: Number.NEGATIVE_INFINITY,
  end: Number.POSITIVE_INFINITY,
};

/**
 * The keys of a review: they work while a record's tick has the focus, so that they are in nobody's way elsewhere. Held with
 * Shift, a step gives the next record the state of the one it leaves. Answers the handler of the list.
 */
export function useReviewKeys(
  list: RefObject<HTMLElement | null>,
  {
    leaveOutCopies,
    undo,
    setTaken,
  }: {
    leaveOutCopies: () => void;
    undo: (() => void) | null;
    /** Takes a record, or leaves it out, by the index that its tick has as its value. */
    setTaken: (index: number, taken: boolean) => void;
  },
): (event: KeyboardEvent) => void {
  return (event) => {
    if (!(event.target instanceof HTMLInputElement) || event.altKey) return;
    const key = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && key !== 'z') return;
    const by = STEPS[key];
    const act = { c: leaveOutCopies, u: undo, z: event.ctrlKey || event.metaKey ? undo : null }[key];
    if (by !== undefined) step(event.target, { list: list.current, by, ...(event.shiftKey ? { setTaken } : {}) });
    else if (key === 'x') event.target.click();
    else if (key === 'r') focusById(DECISION_IDS.reason);
    else if (key === 'a') focusById(DECISION_IDS.accept);
    else if (act) act();
    else return;
    event.preventDefault();
  };
}

function step(
  from: HTMLInputElement,
  input: {
    list: HTMLElement | null;
    by: number;
    setTaken?: (index: number, taken: boolean) => void;
  },
): void {
  const ticks = [...(input.list?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])];
  const at = ticks.indexOf(from);
  const to = ticks[Math.min(Math.max(at + input.by, 0), ticks.length - 1)];
  if (at < 0 || !to) return;
  if (input.setTaken && to.checked !== from.checked) input.setTaken(Number(to.value), from.checked);
  to.focus();
  to.closest('li')?.scrollIntoView({ block: 'nearest' });
}
