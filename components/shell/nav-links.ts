/** The areas of the site, in the order of the loop; their names are texts of `shell.places`. */
export const NAV_LINKS = [
  { href: '/datanets', name: 'datanets' },
  { href: '/models', name: 'models' },
  { href: '/ask', name: 'ask' },
  { href: '/factory', name: 'factory' },
  { href: '/earnings', name: 'earnings' },
  { href: '/governance', name: 'governance' },
  { href: '/explore', name: 'explore' },
] as const;

/** Everything else that somebody may look for, in the columns of the footer and of the phone's menu. */
export const MORE_LINKS = [
  {
    name: 'open',
    links: [
      { href: '/receipts?of=all', name: 'receipts' },
      { href: '/disputes', name: 'disputes' },
      { href: '/serving', name: 'serving' },
      { href: '/compute', name: 'compute' },
    ],
  },
  {
    name: 'learn',
    links: [
      { href: '/guides', name: 'guides' },
      { href: '/glossary', name: 'glossary' },
      { href: '/reference', name: 'reference' },
      { href: '/design', name: 'design' },
    ],
  },
] as const;

/** Whether `pathname` is in the area that starts at `href`. */
export function isInArea({ pathname, href }: { pathname: string; href: string }): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
