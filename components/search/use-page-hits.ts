import { useReader, useTexts } from '#texts';
import { SEARCH_ACTIONS, SEARCH_PAGES } from '@/components/search/search-pages';

export type PageHits = Readonly<Record<'actions' | 'pages', typeof SEARCH_PAGES>>;

/** Pages, and what one can do: all of them before anything is typed, then those whose words begin with what is. */
export function usePageHits(q: string): PageHits {
  const name = useTexts('search.searchPages');
  const { tag } = useReader();
  const wanted = q.toLocaleLowerCase(tag).trim().split(/\s+/);
  const matches = ({ key }: (typeof SEARCH_PAGES)[number]) => {
    const words = name(key)
      .toLocaleLowerCase(tag)
      .split(/[\s,:-]+/);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  };
  return { actions: SEARCH_ACTIONS.filter(matches), pages: SEARCH_PAGES.filter(matches) };
}
