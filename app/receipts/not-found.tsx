import type { Metadata } from 'next';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('receipts.notFound');
  return { title: t('title') };
}

export default async function ReceiptNotFound() {
  const t = await getTexts('receipts.notFound');
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <EmptyState
        className="py-24"
        title={t('none')}
        description={t('words')}
        action={<ButtonLink href="/receipts">{t('all')}</ButtonLink>}
      />
    </>
  );
}
