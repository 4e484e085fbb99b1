'use client';

import { usePathname } from 'next/navigation';
import { TabLinks } from '@/components/ui/tab-links';

const TABS = [
  { path: '', label: 'Records' },
  { path: '/contributors', label: 'Contributors' },
  { path: '/contributions', label: 'Contributions' },
  { path: '/versions', label: 'Versions' },
  { path: '/models', label: 'Models' },
  { path: '/stakes', label: 'Stakes' },
  { path: '/review', label: 'Review' },
  { path: '/contribute', label: 'Contribute' },
  { path: '/settings', label: 'Settings' },
] as const;

/** The parts of a Datanet, each under its own address. */
export function DatanetTabs({
  id,
  pending,
  owner,
  className,
}: {
  id: number;
  pending: number;
  owner: boolean;
  className?: string;
}) {
  const pathname = usePathname();
  const base = `/datanets/${id}`;
  const items = TABS.filter((tab) => owner || tab.path !== '/settings').map(({ path, label }) => ({
    href: `${base}${path}`,
    label,
    active:
      path === '' ? pathname === base || pathname.startsWith(`${base}/records`) : pathname.startsWith(base + path),
    ...(path === '/review' && pending > 0 ? { count: pending } : {}),
  }));
  // "/contribute" is a beginning of "/contributors" and "/contributions" too: an exact part wins.
  const exact = items.map((item) => ({
    ...item,
    active: item.active && (item.href === base || pathname === item.href || pathname.startsWith(`${item.href}/`)),
  }));
  return <TabLinks label="Parts of the Datanet" items={exact} className={className} />;
}
