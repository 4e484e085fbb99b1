import { useTexts } from '#texts';
import { CaseTable } from '@/components/disputes/case-table';
import { Link } from '@/components/ui/link';
import type { DisputeOutcome } from '@/lib/schemas/protocol';

export type ChallengeLine = {
  number: number;
  attempt: number;
  position: number;
  outcome: DisputeOutcome;
  overdue: boolean;
  reason: string;
  challenger: string;
  bond: bigint;
  proposer: string;
  proposerBond: bigint;
  openedAt: Date;
  resolveBy: Date;
};

/** Challenged epochs. Base units. */
export function ChallengeTable({ challenges }: { challenges: readonly ChallengeLine[] }) {
  const t = useTexts('disputes.challengeTable');
  return (
    <CaseTable
      caption={t('caption')}
      names={{ subject: t('epoch'), contests: t('challenger'), answers: t('proposer'), opened: t('opened') }}
      cases={challenges.map(({ number, attempt, position, challenger, bond, proposer, proposerBond, ...line }) => ({
        ...line,
        key: `${number}-${attempt}-${position}`,
        subject: (
          <>
            <Link href={`/disputes/epochs/${number}`} className="link whitespace-nowrap">
              {t('number', { number })}
            </Link>
            {attempt > 1 ? <span className="block text-faint text-xs">{t('attempt', { attempt })}</span> : null}
          </>
        ),
        contests: { account: challenger, amount: bond },
        answers: { account: proposer, amount: proposerBond },
      }))}
    />
  );
}
