'use client';

import { Command } from 'cmdk';
import { LoaderCircle, Search, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Dialog } from 'radix-ui';
import { useRef, useState } from 'react';
import { useSay, useTexts } from '#texts';
import { PageHits } from '@/components/search/page-hits';
import { countHits, SearchHits } from '@/components/search/search-hits';
import { usePageHits } from '@/components/search/use-page-hits';
import { useSearch } from '@/components/search/use-search';
import { useFocusReturn } from '@/components/ui/use-focus-return';

/** The search over everything: one line to type in, and what it finds, grouped; over the whole screen on a phone. */
export function SearchDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTexts('search.searchDialog');
  // Who goes to what was found begins with its page, not with what had the focus on the one before.
  const gone = useRef(false);
  const focusReturn = useFocusReturn(() => {
    const content = gone.current ? document.getElementById('content') : null;
    gone.current = false;
    return content;
  });
  const leave = () => {
    gone.current = true;
    onOpenChange(false);
  };
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 animate-fade-in bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          {...focusReturn}
          className="fixed inset-0 z-50 flex flex-col bg-surface text-ink sm:inset-x-auto sm:top-[12vh] sm:bottom-auto sm:left-1/2 sm:max-h-[70vh] sm:w-[min(40rem,calc(100vw-2rem))] sm:-translate-x-1/2 sm:animate-rise-in sm:overflow-hidden sm:rounded-xl sm:border sm:border-line sm:shadow-float"
        >
          <Dialog.Title className="sr-only">{t('title')}</Dialog.Title>
          <SearchBox onLeave={leave} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function SearchBox({ onLeave }: { onLeave: () => void }) {
  const t = useTexts('search.searchDialog');
  const say = useSay();
  const router = useRouter();
  const [q, setQ] = useState('');
  const search = useSearch(q);
  const go = (href: string) => {
    onLeave();
    router.push(href);
  };
  const pages = usePageHits(q);
  const found = (search.result ? countHits(search.result) : 0) + pages.actions.length + pages.pages.length;
  return (
    <Command label={t('title')} shouldFilter={false} loop className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-14 shrink-0 items-center gap-3 border-line border-b pr-2 pl-4">
        {search.state === 'searching' ? (
          <LoaderCircle className="size-5 shrink-0 animate-spin text-muted" aria-hidden="true" />
        ) : (
          <Search className="size-5 shrink-0 text-muted" aria-hidden="true" />
        )}
        <Command.Input
          value={q}
          onValueChange={setQ}
          maxLength={100}
          placeholder={t('placeholder')}
          className="h-full min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-faint"
        />
        <Dialog.Close
          aria-label={t('close')}
          className="grid size-10 shrink-0 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
        >
          <X className="size-5" aria-hidden="true" />
        </Dialog.Close>
      </div>
      <p role="status" className="sr-only">
        {search.state === 'found' ? t('count', { count: found }) : ''}
      </p>
      {search.state === 'found' && found === 0 ? (
        <p className="px-4 py-3 text-muted text-sm">{t('nothing', { q: q.trim() })}</p>
      ) : null}
      <Command.List
        label={t('results')}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-xs"
      >
        <PageHits hits={pages} onGo={go} />
        {search.result ? <SearchHits result={search.result} q={q} onGo={go} /> : null}
      </Command.List>
      {search.state === 'failed' ? (
        <p role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t px-4 py-3 text-sm">
          <span className="text-bad">{search.problem ? say(search.problem) : t('failed')}</span>
          <button type="button" className="link" onClick={search.again}>
            {t('again')}
          </button>
        </p>
      ) : null}
      <p className="hidden shrink-0 border-line border-t px-4 py-2 text-faint text-xs sm:block">{t('keys')}</p>
    </Command>
  );
}
