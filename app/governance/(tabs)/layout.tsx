import type { ReactNode } from 'react';
import { GovernanceTabs } from '@/components/governance/governance-tabs';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';

export default function GovernanceLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        className="mb-5"
        title="Governance"
        description="Who holds OPEN decides: about the protocol’s numbers and roles, disputes, and the treasury. What passes waits before it takes effect."
        actions={<ButtonLink href="/governance/propose">Make a proposal</ButtonLink>}
      />
      <GovernanceTabs />
      {children}
    </>
  );
}
