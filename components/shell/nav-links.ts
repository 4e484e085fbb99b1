/** The areas of the site, in the order of the loop. */
export const NAV_LINKS = [
  { href: '/datanets', label: 'Datanets' },
  { href: '/models', label: 'Models' },
  { href: '/ask', label: 'Ask' },
  { href: '/factory', label: 'Factory' },
  { href: '/earnings', label: 'Earnings' },
  { href: '/governance', label: 'Governance' },
] as const;

/** Whether `pathname` is in the area that starts at `href`. */
export function isInArea({ pathname, href }: { pathname: string; href: string }): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
