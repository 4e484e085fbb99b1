import { useTexts } from '#texts';
import { CodeBlock } from '@/components/ui/code-block';
import { Link } from '@/components/ui/link';

/** How somebody lets their own machine train for others: the commands, and what happens then. */
export function OfferMachine({ origin }: { origin: string }) {
  const t = useTexts('compute.offerMachine');
  const commands = [
    { key: 'get', code: 'npm ci' },
    { key: 'name', code: 'export COMPUTE_PRIVATE_KEY=0x…' },
    { key: 'start', code: `npm run compute -- --site ${origin}` },
  ] as const;
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <ol className="grid gap-5">
        {commands.map(({ key, code }, index) => (
          <li key={key} className="grid gap-2">
            <p className="flex gap-2 text-sm">
              <span className="font-semibold text-river tabular-nums">{index + 1}</span>
              <span className="text-ink">{t(key)}</span>
            </p>
            <CodeBlock code={code} label={t(`${key}Label`)} />
          </li>
        ))}
      </ol>
      <div className="grid content-start gap-3 text-muted text-sm">
        <p>{t('then')}</p>
        <p>{t('again')}</p>
        <p>
          {t.rich('limits', {
            runs: (chunks) => (
              <Link href="/factory" className="link">
                {chunks}
              </Link>
            ),
            earnings: (chunks) => (
              <Link href="/earnings" className="link">
                {chunks}
              </Link>
            ),
          })}
        </p>
      </div>
    </div>
  );
}
