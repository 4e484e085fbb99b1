import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { Term } from '@/components/glossary/term';
import { GovernanceTabs } from '@/components/governance/governance-tabs';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';

export default function GovernanceLayout({ children }: { children: ReactNode }) {
  const t = useTexts('governance.tabsLayout');
  return (
    <>
      <PageHeader
        className="mb-5"
        title={t('title')}
        description={t.rich('description', { wait: (chunks) => <Term of="timelock">{chunks}</Term> })}
        actions={<ButtonLink href="/governance/propose">{t('propose')}</ButtonLink>}
      />
      <GovernanceTabs />
      {children}
    </>
  );
}
