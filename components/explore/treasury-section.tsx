import { useTexts } from '#texts';
import { Amount } from '@/components/ui/amount';
import { Link } from '@/components/ui/link';

/** What the treasury holds, took in and paid, with the way to its page. Base units. */
export function TreasurySection({ received, paid }: { received: bigint; paid: bigint }) {
  const t = useTexts('explore.treasurySection');
  return (
    <section aria-labelledby="treasury">
      <h2 id="treasury" className="figure-title">
        {t('title')}
      </h2>
      <p className="mt-0.5 text-muted text-sm">{t('description')}</p>
      <dl className="mt-4 divide-y divide-line border-line border-y">
        {[
          { key: 'holds' as const, amount: received - paid },
          { key: 'received' as const, amount: received },
          { key: 'paid' as const, amount: paid },
        ].map(({ key, amount }) => (
          <div key={key} className="flex items-baseline justify-between gap-4 py-2.5">
            <dt className="text-muted text-sm">{t(key)}</dt>
            <dd className="font-display text-lg text-value">
              <Amount baseUnits={amount} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm">
        <Link href="/governance/treasury" className="link">
          {t('more')}
        </Link>
      </p>
    </section>
  );
}
