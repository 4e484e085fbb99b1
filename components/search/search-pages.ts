import type { KeyOf } from '@/lib/texts/namespaces';

type PageKey = KeyOf<'search.searchPages'>;

/** What the search leads to besides things: what one can do, and the pages; the first are shown before anything is typed. */
export const SEARCH_ACTIONS: readonly { key: PageKey; href: string }[] = [
  { key: 'ask', href: '/ask' },
  { key: 'contribute', href: '/datanets?open=1' },
  { key: 'newDatanet', href: '/datanets/new' },
  { key: 'train', href: '/factory/new' },
  { key: 'claim', href: '/earnings' },
  { key: 'propose', href: '/governance/propose' },
];

export const SEARCH_PAGES: readonly { key: PageKey; href: string }[] = [
  { key: 'explore', href: '/explore' },
  { key: 'datanets', href: '/datanets' },
  { key: 'models', href: '/models' },
  { key: 'factory', href: '/factory' },
  { key: 'receipts', href: '/receipts' },
  { key: 'account', href: '/account' },
  { key: 'governance', href: '/governance' },
  { key: 'delegates', href: '/governance/delegates' },
  { key: 'treasury', href: '/governance/treasury' },
  { key: 'disputes', href: '/disputes' },
  { key: 'serving', href: '/serving' },
  { key: 'compute', href: '/compute' },
  { key: 'guides', href: '/guides' },
  { key: 'glossary', href: '/glossary' },
  { key: 'reference', href: '/reference' },
];
