'use client';

import { usePathname } from 'next/navigation';
import { TabLinks } from '@/components/ui/tab-links';

const TABS = [
  { href: '/governance', label: 'Proposals' },
  { href: '/governance/delegates', label: 'Delegates' },
  { href: '/governance/protocol', label: 'Protocol' },
  { href: '/governance/treasury', label: 'Treasury' },
] as const;

/** The parts of governance, each under its own address. */
export function GovernanceTabs() {
  const pathname = usePathname();
  return (
    <TabLinks
      label="Parts of governance"
      items={TABS.map(({ href, label }) => ({ href, label, active: pathname === href }))}
      className="mb-6"
    />
  );
}
