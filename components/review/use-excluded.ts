'use client';

import { useCallback, useMemo, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

/**
 * The records of a contribution that a curator means to leave out, kept for the tab, so that turning the page of the
 * list does not lose them. Ascending, as the contract wants them.
 */
export function useExcluded(contributionId: number): {
  excluded: readonly number[];
  set: (indices: readonly number[]) => void;
} {
  const key = `excluded-${contributionId}`;
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => read(key),
    () => '',
  );
  const excluded = useMemo(() => (text === '' ? [] : text.split(',').map(Number)), [text]);
  const set = useCallback(
    (indices: readonly number[]) => {
      write(key, [...new Set(indices)].sort((a, b) => a - b).join(','));
      for (const listener of listeners) listener();
    },
    [key],
  );
  return { excluded, set };
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
