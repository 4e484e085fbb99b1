import type { Metadata } from 'next';
import { prepareSubmissionAction } from '@/app/earnings/actions';
import { SubmitClaim } from '@/components/earnings/submit-claim';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts('earnings.submitPage'))('title') };
}

export default async function SubmitClaimPage() {
  const t = await getTexts('earnings.submitPage');
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        crumbs={[{ href: '/earnings', label: t('earnings') }]}
      />
      <Card>
        <SubmitClaim prepare={prepareSubmissionAction} />
      </Card>
    </>
  );
}
