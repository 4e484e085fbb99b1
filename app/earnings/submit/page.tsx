import type { Metadata } from 'next';
import { prepareSubmissionAction } from '@/app/earnings/actions';
import { SubmitClaim } from '@/components/earnings/submit-claim';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';

export const metadata: Metadata = { title: 'Hand in a signed claim' };

export default function SubmitClaimPage() {
  return (
    <>
      <PageHeader
        title="Hand in a signed claim"
        description="Somebody signed where its earnings are to be paid, and you pay the gas. The money goes to the address that was signed for, whoever hands it in."
        crumbs={[{ href: '/earnings', label: 'Earnings' }]}
      />
      <Card>
        <SubmitClaim prepare={prepareSubmissionAction} />
      </Card>
    </>
  );
}
