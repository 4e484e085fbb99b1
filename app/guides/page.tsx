import type { Metadata } from 'next';
import { GuideList } from '@/components/guides/guide-list';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('guides.guidesPage');
  return { title: t('title'), description: t('description') };
}

export default async function GuidesPage() {
  const t = await getTexts('guides.guidesPage');
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <GuideList />
      <p className="border-line border-t pt-6 text-muted">
        {t.rich('more', {
          glossary: (chunks) => (
            <Link href="/glossary" className="link">
              {chunks}
            </Link>
          ),
          reference: (chunks) => (
            <Link href="/reference" className="link">
              {chunks}
            </Link>
          ),
        })}
      </p>
    </>
  );
}
