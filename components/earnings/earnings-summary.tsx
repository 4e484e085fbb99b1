import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { ClaimButton, type ClaimInput } from '@/components/earnings/claim-button';
import { ClaimElsewhereFold } from '@/components/earnings/claim-elsewhere-fold';
import { ClaimLinks } from '@/components/earnings/claim-links';
import { EarningsWay } from '@/components/earnings/earnings-way';
import { EpochObjectionsNotice } from '@/components/earnings/epoch-objections';
import { WhenClaimable } from '@/components/earnings/when-claimable';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { KeepCurrent } from '@/components/ui/keep-current';

type Reply = { ok: true; value: ClaimInput } | { ok: false; error: { message: string } };

/** What an account can claim now, with one button, and where the rest is on its way. Base units; `prepare` is a server action. */
export function EarningsSummary({
  claimable,
  inWindow,
  unsettled,
  claimed,
  indexing,
  upTo,
  objections,
  prepare,
}: {
  claimable: bigint;
  inWindow: { amount: bigint; claimableAt: Date; epoch: number } | null;
  unsettled: bigint;
  claimed: bigint;
  indexing: boolean;
  /** The epoch up to which one claim pays everything. */
  upTo: number | null;
  objections: Parameters<typeof EpochObjectionsNotice>[0];
  prepare: () => Promise<Reply>;
}) {
  const t = useTexts('earnings.earningsSummary');
  const challenged = objections.challenge !== null;
  return (
    <section className="mb-10 grid gap-8">
      <EpochObjectionsNotice {...objections} />
      <div className="grid gap-4">
        {claimable > 0n ? (
          <p>
            <Amount baseUnits={claimable} className="figure text-value" />{' '}
            <span className="text-lg text-muted">{t('canBeClaimed')}</span>
          </p>
        ) : null}
        {/* Here also when nothing is left to claim: it says what came of the last claim. */}
        <ClaimButton claimable={claimable.toString()} prepare={prepare} />
        {claimable > 0n ? (
          <>
            <p className="max-w-prose text-muted text-sm">
              {upTo !== null && upTo > 1 ? t('paysAll', { epoch: upTo }) : t('paysFirst')}
            </p>
            <ClaimElsewhereFold label={t('elsewhere')} prepare={prepare} />
          </>
        ) : (
          <p className="max-w-prose text-lg text-muted">{nothingToClaim()}</p>
        )}
        {indexing ? (
          <Alert tone="info">
            <KeepCurrent seconds={2} slowing />
            {t('indexing')}
          </Alert>
        ) : null}
      </div>
      <EarningsWay
        unsettled={unsettled}
        inWindow={inWindow}
        challenged={challenged}
        claimable={claimable}
        claimed={claimed}
      />
      <ClaimLinks />
    </section>
  );

  function nothingToClaim(): ReactNode {
    if (inWindow) {
      const amount = () => <Amount baseUnits={inWindow.amount} />;
      return challenged
        ? t.rich('afterChallenge', { amount, epoch: inWindow.epoch })
        : t.rich('afterWindow', {
            amount,
            epoch: inWindow.epoch,
            when: () => <WhenClaimable at={inWindow.claimableAt} />,
          });
    }
    if (unsettled > 0n) return t('afterSettlement');
    return claimed > 0n ? t('allPaid') : t('nothingEarned');
  }
}
