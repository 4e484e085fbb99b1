'use client';

import { usePathname } from 'next/navigation';
import { useTexts } from '#texts';
import { TabLinks } from '@/components/ui/tab-links';

const TABS = [
  { href: '/governance', label: 'proposals' },
  { href: '/governance/delegates', label: 'delegates' },
  { href: '/governance/protocol', label: 'protocol' },
  { href: '/governance/treasury', label: 'treasury' },
] as const;

/** The parts of governance, each under its own address. */
export function GovernanceTabs() {
  const t = useTexts('governance.governanceTabs');
  const pathname = usePathname();
  return (
    <TabLinks
      label={t('label')}
      items={TABS.map(({ href, label }) => ({ href, label: t(label), active: pathname === href }))}
      className="mb-6"
    />
  );
}
