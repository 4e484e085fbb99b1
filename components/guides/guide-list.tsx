import { useTexts } from '#texts';
import { GUIDES, type GuideName } from '@/components/guides/guides';
import { Link } from '@/components/ui/link';

/** All guides, each with what it leads to. */
export function GuideList() {
  return (
    <ul className="grid gap-x-12 sm:grid-cols-2">
      {GUIDES.map((guide) => (
        <li key={guide} className="border-line border-t py-6">
          <Guide guide={guide} />
        </li>
      ))}
    </ul>
  );
}

function Guide({ guide }: { guide: GuideName }) {
  const t = useTexts(`guides.${guide}`);
  return (
    <>
      <h2 className="text-xl">
        <Link href={`/guides/${guide}`} className="hover:underline">
          {t('title')}
        </Link>
      </h2>
      <p className="mt-1 text-muted">{t('lead')}</p>
    </>
  );
}
