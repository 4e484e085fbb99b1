import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { Term } from '@/components/glossary/term';
import { Amount } from '@/components/ui/amount';
import { wonOf } from '@/lib/chain/lost-bond';

/** What an open case moves, whichever way it is decided. Base units. */
export type CaseStakes = {
  readonly kind: 'epoch' | 'acceptance';
  /** Of who objects. */
  readonly bond: bigint;
  /** What the other side loses if it is wrong: the proposer's bond, or of the curator's stake as much as the bond. */
  readonly against: bigint;
};

/** The two ways a case can end, beside each other, with what each side then gets and loses. */
export function CaseStakesView({ kind, bond, against }: CaseStakes) {
  const t = useTexts('disputes.caseStakes');
  const amount = (baseUnits: bigint) => () => <Amount baseUnits={baseUnits} className="font-medium text-value" />;
  return (
    <section aria-label={t('label')} className="grid gap-3">
      <h2 className="font-semibold text-xl">{t('label')}</h2>
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        <Way title={t('right')}>
          {t.rich(kind === 'epoch' ? 'rightEpoch' : 'rightAcceptance', {
            back: amount(bond),
            won: amount(wonOf(against)),
            lost: amount(against),
          })}
        </Way>
        <Way title={t('wrong')}>
          {t.rich(kind === 'epoch' ? 'wrongEpoch' : 'wrongAcceptance', {
            lost: amount(bond),
            won: amount(wonOf(bond)),
          })}
        </Way>
      </div>
      <p className="text-muted text-sm">
        {t.rich('rest', { treasury: (chunks) => <Term of="treasury">{chunks}</Term> })}
      </p>
    </section>
  );
}

function Way({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="border-river border-l-2 pl-4">
      <h3 className="font-medium text-ink">{title}</h3>
      <p className="mt-1 text-muted text-sm">{children}</p>
    </div>
  );
}
