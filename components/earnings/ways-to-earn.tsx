import { useTexts } from '#texts';
import { DryBed } from '@/components/ui/dry-bed';
import { Link } from '@/components/ui/link';

const WAYS = [
  { key: 'contribute', href: '/datanets' },
  { key: 'build', href: '/factory' },
  { key: 'curate', href: '/datanets' },
  { key: 'compute', href: '/compute' },
] as const;

/** How somebody who has earned nothing yet can: each way with where it begins. */
export function WaysToEarn() {
  const t = useTexts('earnings.waysToEarn');
  return (
    <section className="grid gap-6 py-4">
      <DryBed />
      <div>
        <h2 className="font-display text-2xl">{t('title')}</h2>
        <p className="mt-1 max-w-prose text-muted">{t('description')}</p>
      </div>
      <ul className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {WAYS.map(({ key, href }) => (
          <li key={key} className="border-line border-t pt-4">
            <h3 className="font-medium text-ink">{t(`${key}.title`)}</h3>
            <p className="mt-1 text-muted text-sm">{t(`${key}.words`)}</p>
            <Link href={href} className="link mt-2 inline-block text-sm">
              {t(`${key}.link`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
