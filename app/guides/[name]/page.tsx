import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GuideSteps } from '@/components/guides/guide-steps';
import { GUIDES, type GuideName } from '@/components/guides/guides';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { getTexts } from '@/lib/texts/get-texts';

type Props = { params: Promise<{ name: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTexts(`guides.${findGuide((await params).name)}`);
  return { title: t('title'), description: t('lead') };
}

export default async function GuidePage({ params }: Props) {
  const guide = findGuide((await params).name);
  const [t, all] = await Promise.all([getTexts(`guides.${guide}`), getTexts('guides.guidesPage')]);
  const next = GUIDES[GUIDES.indexOf(guide) + 1];
  const nextTexts = next ? await getTexts(`guides.${next}`) : null;
  return (
    <>
      <PageHeader crumbs={[{ href: '/guides', label: all('title') }]} title={t('title')} description={t('lead')} />
      <GuideSteps guide={guide} />
      <p className="mt-10 max-w-2xl border-line border-t pt-5 text-muted">{t('note')}</p>
      {next && nextTexts ? (
        <p className="mt-4">
          <Link href={`/guides/${next}`} className="link">
            {all('next', { title: nextTexts('title') })}
          </Link>
        </p>
      ) : null}
    </>
  );
}

function findGuide(name: string): GuideName {
  return GUIDES.find((guide) => guide === name) ?? notFound();
}
