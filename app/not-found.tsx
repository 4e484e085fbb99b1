import type { Metadata } from 'next';
import { useTexts } from '#texts';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('shell.notFound');
  return { title: t('title') };
}

export default function NotFound() {
  const t = useTexts('shell.notFound');
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <EmptyState
        className="py-24"
        title={t('heading')}
        description={t('words')}
        action={
          <>
            <ButtonLink href="/datanets">{t('datanets')}</ButtonLink>
            <ButtonLink href="/" variant="secondary">
              {t('front')}
            </ButtonLink>
          </>
        }
      />
    </>
  );
}
