import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { WhenClaimable } from '@/components/earnings/when-claimable';
import { Amount } from '@/components/ui/amount';
import { cn } from '@/components/ui/cn';
import { Moment } from '@/components/ui/moment';

/**
 * Where everything that an account earned is on its way to the wallet, from its source on: what stands at one station
 * stands at no other. Base units.
 */
export function EarningsWay({
  unsettled,
  inWindow,
  challenged,
  claimable,
  claimed,
}: {
  unsettled: bigint;
  inWindow: { amount: bigint; claimableAt: Date; epoch: number } | null;
  /** Somebody objects to the epoch in its window. */
  challenged: boolean;
  claimable: bigint;
  claimed: bigint;
}) {
  const t = useTexts('earnings.earningsWay');
  const stations: { key: string; label: string; amount: bigint; detail: ReactNode }[] = [
    { key: 'unsettled', label: t('unsettled'), amount: unsettled, detail: t('unsettledWords') },
    {
      key: 'window',
      label: t('inWindow'),
      amount: inWindow?.amount ?? 0n,
      detail: inWindow
        ? challenged
          ? t('challenged', { epoch: inWindow.epoch })
          : t.rich('until', {
              epoch: inWindow.epoch,
              ago: () => <WhenClaimable at={inWindow.claimableAt} />,
              moment: () => <Moment at={inWindow.claimableAt} />,
            })
        : t('noneInWindow'),
    },
    {
      key: 'claimable',
      label: t('claimable'),
      amount: claimable,
      detail: claimable > 0n ? t('claimableWords') : t('noneClaimable'),
    },
    { key: 'claimed', label: t('claimed'), amount: claimed, detail: t('claimedWords') },
  ];
  return (
    <section aria-label={t('label')}>
      <dl className="grid sm:auto-cols-fr sm:grid-flow-col">
        {stations.map(({ key, label, amount, detail }, place) => (
          <div key={key} className="relative pb-5 pl-8 last:pb-0 sm:pr-5 sm:pb-0 sm:pl-0 sm:last:pr-0">
            <dt className="text-muted text-sm sm:mt-6">
              {place < stations.length - 1 ? (
                <span
                  aria-hidden="true"
                  className="absolute bg-line-strong/50 max-sm:top-3 max-sm:-bottom-2 max-sm:left-[0.4375rem] max-sm:w-0.5 sm:top-[0.4375rem] sm:right-0 sm:left-4 sm:h-0.5"
                />
              ) : null}
              <span
                aria-hidden="true"
                className={cn(
                  'absolute top-1 left-0 size-4 rounded-full border-2 sm:top-0',
                  amount === 0n
                    ? 'border-line-strong bg-bg'
                    : key === 'claimable'
                      ? 'border-value-fill bg-value-fill ring-4 ring-value-soft'
                      : key === 'claimed'
                        ? 'border-line-strong bg-line-strong'
                        : 'border-value-fill bg-bg',
                )}
              />
              {label}
            </dt>
            <dd className={cn('font-display text-xl', key === 'claimed' || amount === 0n ? 'text-ink' : 'text-value')}>
              <Amount baseUnits={amount} />
            </dd>
            <dd className="mt-0.5 text-faint text-sm">{detail}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
