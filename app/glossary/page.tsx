import type { Metadata } from 'next';
import { GLOSSARY } from '@/components/glossary/terms';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('glossary.glossaryPage');
  return { title: t('title'), description: t('description') };
}

export default async function GlossaryPage() {
  const [t, name, words, place] = await Promise.all([
    getTexts('glossary.glossaryPage'),
    getTexts('glossary.termNames'),
    getTexts('glossary.termWords'),
    getTexts('glossary.glossaryPlaces'),
  ]);
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <nav aria-label={t('parts')} className="mb-10">
        <ul className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
          {GLOSSARY.map(({ part }) => (
            <li key={part}>
              <a href={`#part-${part}`} className="link">
                {t(part)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid gap-12">
        {GLOSSARY.map(({ part, terms }) => (
          <section key={part} aria-labelledby={`part-${part}`} className="grid gap-4 lg:grid-cols-[12rem_1fr] lg:gap-8">
            <h2 id={`part-${part}`} className="scroll-mt-6 text-xl">
              {t(part)}
            </h2>
            <dl className="grid gap-x-10 sm:grid-cols-2">
              {terms.map(([key, seen]) => (
                <div
                  key={key}
                  id={key}
                  className="scroll-mt-6 border-line border-t py-4 target:border-river target:bg-river-soft/40"
                >
                  <dt className="font-medium text-ink">{name(key)}</dt>
                  <dd className="mt-1 text-muted text-sm">
                    {words(key)}
                    {seen ? (
                      <Link href={seen.href} className="link mt-1 block w-fit">
                        {t('see', { place: place(seen.place) })}
                      </Link>
                    ) : null}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  );
}
