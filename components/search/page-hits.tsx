import { Command } from 'cmdk';
import { ArrowRight, FileText } from 'lucide-react';
import { useReader, useTexts } from '#texts';
import { Hit } from '@/components/search/hit';
import { SEARCH_ACTIONS, SEARCH_PAGES } from '@/components/search/search-pages';

/** Pages, and what one can do: all of them before anything is typed, then those whose words begin with what is. */
export function PageHits({ q, onGo }: { q: string; onGo: (href: string) => void }) {
  const t = useTexts('search.searchDialog');
  const name = useTexts('search.searchPages');
  const { tag } = useReader();
  const wanted = q.toLocaleLowerCase(tag).trim().split(/\s+/);
  const matches = ({ key }: (typeof SEARCH_PAGES)[number]) => {
    const words = name(key)
      .toLocaleLowerCase(tag)
      .split(/[\s,-]+/);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  };
  const actions = SEARCH_ACTIONS.filter(matches);
  const pages = SEARCH_PAGES.filter(matches);
  return (
    <>
      {actions.length > 0 ? (
        <Command.Group heading={t('actions')}>
          {actions.map(({ key, href }) => (
            <Hit
              key={key}
              value={`do-${key}`}
              href={href}
              onGo={onGo}
              icon={<ArrowRight aria-hidden="true" />}
              title={name(key)}
            />
          ))}
        </Command.Group>
      ) : null}
      {pages.length > 0 ? (
        <Command.Group heading={t('pages')}>
          {pages.map(({ key, href }) => (
            <Hit
              key={key}
              value={`page-${key}`}
              href={href}
              onGo={onGo}
              icon={<FileText aria-hidden="true" />}
              title={name(key)}
            />
          ))}
        </Command.Group>
      ) : null}
    </>
  );
}
