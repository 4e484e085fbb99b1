import { Command } from 'cmdk';
import { ArrowRight, FileText } from 'lucide-react';
import { useTexts } from '#texts';
import { Hit } from '@/components/search/hit';
import type { PageHits as Hits } from '@/components/search/use-page-hits';

/** What one can do, and the pages, each leading to its place. */
export function PageHits({ hits: { actions, pages }, onGo }: { hits: Hits; onGo: (href: string) => void }) {
  const t = useTexts('search.searchDialog');
  const name = useTexts('search.searchPages');
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
