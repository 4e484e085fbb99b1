import { useTexts } from '#texts';
import { CaseTable } from '@/components/disputes/case-table';
import { Link } from '@/components/ui/link';
import type { DisputeOutcome } from '@/lib/schemas/protocol';

export type DisputeLine = {
  contributionId: number;
  position: number;
  datanetId: number;
  datanetName: string | null;
  outcome: DisputeOutcome;
  overdue: boolean;
  reason: string;
  disputer: string;
  bond: bigint;
  curator: string;
  stake: bigint;
  openedAt: Date;
  resolveBy: Date;
};

/** Disputed acceptances. Base units. */
export function DisputeTable({ disputes }: { disputes: readonly DisputeLine[] }) {
  const t = useTexts('disputes.disputeTable');
  return (
    <CaseTable
      caption={t('caption')}
      names={{ subject: t('contribution'), contests: t('disputer'), answers: t('curator'), opened: t('opened') }}
      cases={disputes.map(
        ({ contributionId, position, datanetId, datanetName, disputer, bond, curator, stake, ...line }) => ({
          ...line,
          key: `${contributionId}-${position}`,
          subject: (
            <>
              <Link href={`/disputes/contributions/${contributionId}`} className="link">
                {t('number', { number: contributionId })}
              </Link>
              <span className="block break-words text-faint text-xs" translate="no">
                {datanetName ?? t('datanet', { number: datanetId })}
              </span>
            </>
          ),
          contests: { account: disputer, amount: bond },
          answers: { account: curator, amount: stake },
        }),
      )}
    />
  );
}
