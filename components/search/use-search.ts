import { useEffect, useState } from 'react';
import type { SearchResult } from '@/lib/schemas/search';

/** `result` is that of what was typed before while `state` is "searching": it stays on the screen until the next is there. */
export type Search = {
  state: 'idle' | 'searching' | 'found' | 'failed';
  result: SearchResult | null;
  /** What went wrong, in English. */
  problem: string;
};

const NOTHING: Search = { state: 'idle', result: null, problem: '' };

/** How long somebody stops typing before it is looked for. */
const PAUSE_MS = 160;

/** Looks for `q` a moment after it stopped changing; what is asked is given up when it changes again. */
export function useSearch(q: string): Search & { again: () => void } {
  const [search, setSearch] = useState(NOTHING);
  const [attempt, setAttempt] = useState(0);
  const wanted = q.trim();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again
  useEffect(() => {
    if (wanted === '') {
      setSearch(NOTHING);
      return;
    }
    setSearch((before) => ({ ...before, state: 'searching' }));
    const abort = new AbortController();
    const timer = setTimeout(() => {
      fetchResult(wanted, abort.signal).then(
        (result) => setSearch({ state: 'found', result, problem: '' }),
        (error) => {
          if (abort.signal.aborted) return;
          setSearch({ state: 'failed', result: null, problem: error instanceof SearchProblem ? error.message : '' });
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, attempt]);
  return { ...search, again: () => setAttempt((before) => before + 1) };
}

/** What the server said against it. */
class SearchProblem extends Error {}

async function fetchResult(q: string, signal: AbortSignal): Promise<SearchResult> {
  const response = await fetch(`/api/search?${new URLSearchParams({ q })}`, { signal });
  const body = await response.json();
  if (!response.ok) throw new SearchProblem(body?.error?.message ?? '');
  return body;
}
