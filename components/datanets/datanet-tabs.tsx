'use client';

import { usePathname } from 'next/navigation';
import { useTexts } from '#texts';
import { TabLinks } from '@/components/ui/tab-links';

const TABS = [
  { path: '', key: 'records' },
  { path: '/contributors', key: 'contributors' },
  { path: '/contributions', key: 'contributions' },
  { path: '/versions', key: 'versions' },
  { path: '/models', key: 'models' },
  { path: '/stakes', key: 'stakes' },
  { path: '/review', key: 'review' },
  { path: '/contribute', key: 'contribute' },
  { path: '/settings', key: 'settings' },
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
  const t = useTexts('datanets.datanetTabs');
  const pathname = usePathname();
  const base = `/datanets/${id}`;
  const items = TABS.filter((tab) => owner || tab.path !== '/settings').map(({ path, key }) => ({
    href: `${base}${path}`,
    label: t(key),
    active:
      path === '' ? pathname === base || pathname.startsWith(`${base}/records`) : pathname.startsWith(base + path),
    ...(path === '/review' && pending > 0 ? { count: pending } : {}),
  }));
  // "/contribute" is a beginning of "/contributors" and "/contributions" too: an exact part wins.
  const exact = items.map((item) => ({
    ...item,
    active: item.active && (item.href === base || pathname === item.href || pathname.startsWith(`${item.href}/`)),
  }));
  return <TabLinks label={t('label')} items={exact} className={className} />;
}
