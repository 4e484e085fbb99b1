import { useTexts } from '#texts';
import { Amount } from '@/components/ui/amount';

/**
 * Where an account's OPEN is: the deposit as a bar of what is free, what answers have used up and what is on its way out,
 * with each amount in words below, and the wallet beside it. Amounts are base units.
 */
export function MoneySummary({
  wallet,
  deposit,
  outstanding,
  free,
  leaving,
}: {
  wallet: bigint;
  deposit: bigint;
  outstanding: bigint;
  free: bigint;
  /** Of the deposit, what is announced to be withdrawn. */
  leaving: bigint;
}) {
  const t = useTexts('account.moneySummary');
  const parts = [
    { key: 'free', amount: free, fill: 'bg-river' },
    { key: 'outstanding', amount: outstanding, fill: 'bg-value' },
    { key: 'leaving', amount: leaving, fill: 'bg-line-strong' },
  ] as const;
  const whole = parts.reduce((sum, part) => sum + part.amount, 0n);
  return (
    <section aria-label={t('label')} className="mb-10 grid gap-8 lg:grid-cols-[minmax(0,1fr)_auto] lg:gap-12">
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <p className="text-muted text-sm">{t('deposit')}</p>
          <p className="text-faint text-sm">{t('depositHint')}</p>
        </div>
        <p className="figure mt-1 text-ink">
          <Amount baseUnits={deposit} />
        </p>
        <div aria-hidden="true" className="bar mt-4 flex h-3 gap-0.5 overflow-hidden rounded-full bg-sunken">
          {parts.map(({ key, amount, fill }) =>
            amount > 0n ? <span key={key} className={fill} style={{ width: `${percentOf(amount, whole)}%` }} /> : null,
          )}
        </div>
        <dl className="mt-4 grid gap-x-8 gap-y-3 sm:grid-cols-3">
          {parts.map(({ key, amount, fill }) => (
            <div key={key} className="min-w-0 pl-5 text-sm">
              <dt className="relative text-muted">
                <span
                  aria-hidden="true"
                  className={`absolute top-1.5 right-full mr-2.5 size-2.5 rounded-full ${fill}`}
                />
                {t(key)}
              </dt>
              <dd className="font-medium text-ink">
                <Amount baseUnits={amount} />
              </dd>
              <dd className="text-faint text-xs">{t(`${key}Hint`)}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="min-w-0 border-line border-t pt-6 lg:max-w-sm lg:border-t-0 lg:border-l lg:pt-0 lg:pl-8">
        <p className="text-muted text-sm">{t('wallet')}</p>
        <p className="figure mt-1 text-ink">
          <Amount baseUnits={wallet} />
        </p>
        <p className="mt-2 max-w-56 text-faint text-sm">{t('walletHint')}</p>
      </div>
    </section>
  );
}

/** At least a hair's breadth, so that nothing that is there is not seen. */
function percentOf(amount: bigint, whole: bigint): number {
  return Math.max(1, Number((amount * 10_000n) / whole) / 100);
}
