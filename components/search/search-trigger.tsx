'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { useTexts } from '#texts';
import { Button } from '@/components/ui/button';
import { SearchIcon } from '@/components/ui/icons';

const loadDialog = () =>
  import('@/components/search/search-dialog').then((module) => ({ default: module.SearchDialog }));
const SearchDialog = lazy(loadDialog);

/** Opens the search over everything, also by Ctrl or Command with K. Its dialog is loaded when somebody reaches for it. */
export function SearchTrigger() {
  const t = useTexts('search.searchTrigger');
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A browser that fills in a field by itself says no key.
      if (!/^k$/i.test(event.key) || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setWanted(true);
      // Not over another dialog, where a signature may be waiting: Radix's lock the page's scrolling.
      const another = document.body.hasAttribute('data-scroll-locked');
      setOpen((before) => !before && !another);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <Button
        variant="quiet"
        className="w-10 px-0 text-muted hover:text-ink"
        aria-label={t('label')}
        aria-keyshortcuts="Meta+K Control+K"
        aria-haspopup="dialog"
        title={t('title')}
        onPointerEnter={loadDialog}
        onFocus={loadDialog}
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
      >
        <SearchIcon />
      </Button>
      {wanted ? (
        <Suspense fallback={null}>
          <SearchDialog open={open} onOpenChange={setOpen} />
        </Suspense>
      ) : null}
    </>
  );
}
