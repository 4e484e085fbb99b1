'use client';

import { useCallback, useMemo, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
/** What was chosen before each change, the latest last; as long as the page lives. */
const before = new Map<string, string[]>();

const MOST_STEPS = 200;

/**
 * The records of a contribution that a curator means to leave out, kept for the tab, so that turning the page of the
 * list does not lose them. Ascending, as the contract wants them. Each change can be undone until it is signed.
 */
export function useExcluded(contributionId: number): {
  excluded: readonly number[];
  set: (indices: readonly number[]) => void;
  /** Takes the latest change back; null when there is none. */
  undo: (() => void) | null;
} {
  const key = `excluded-${contributionId}`;
  const text = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => '',
  );
  const undoable = useSyncExternalStore(
    subscribe,
    () => (before.get(key)?.length ?? 0) > 0,
    () => false,
  );
  const excluded = useMemo(() => (text === '' ? [] : text.split(',').map(Number)), [text]);
  const set = useCallback(
    (indices: readonly number[]) => {
      const now = read(key);
      const next = [...new Set(indices)].sort((a, b) => a - b).join(',');
      if (next === now) return;
      before.set(key, [...(before.get(key) ?? []), now].slice(-MOST_STEPS));
      write(key, next);
      tell();
    },
    [key],
  );
  const undo = useCallback(() => {
    const last = before.get(key)?.pop();
    if (last === undefined) return;
    write(key, last);
    tell();
  }, [key]);
  return { excluded, set, undo: undoable ? undo : null };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}

// Without storage (private windows of some browsers) the choice lives as long as the page.
const fallback = new Map<string, string>();

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return fallback.get(key) ?? '';
  }
}

function write(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    fallback.set(key, value);
  }
}
