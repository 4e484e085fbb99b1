import { useTexts } from '#texts';
import { BUILDABLE_KINDS } from '@/components/factory/kind-guide';
import { Link } from '@/components/ui/link';

/** What can be built here, each with what it is good for and how long it takes; a way into the form for each. */
export function WhatToBuild() {
  const t = useTexts('factory.whatToBuild');
  const kinds = useTexts('factory.kindGuide');
  return (
    <section className="grid gap-6">
      <h2 className="font-semibold text-2xl">{t('title')}</h2>
      <ul className="grid gap-x-12 sm:grid-cols-2">
        {BUILDABLE_KINDS.map((kind) => (
          <li key={kind} className="border-line border-t py-5">
            <h3 className="text-lg">
              <Link href={`/factory/new?kind=${kind}`} className="link font-medium">
                {kinds(`${kind}.name`)}
              </Link>
            </h3>
            <p className="mt-1 text-ink">{kinds(`${kind}.description`)}</p>
            <dl className="mt-2 grid gap-1 text-sm">
              <Fact name={kinds('goodFor')} value={kinds(`${kind}.goodFor`)} />
              <Fact name={kinds('time')} value={kinds(`${kind}.time`)} />
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex gap-2">
      <dt className="shrink-0 text-faint">{name}</dt>
      <dd className="min-w-0 text-muted">{value}</dd>
    </div>
  );
}
