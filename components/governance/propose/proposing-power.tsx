import { useTexts } from '#texts';
import { SelfDelegation } from '@/components/governance/self-delegation';
import type { VoterData } from '@/components/governance/your-votes';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { Link } from '@/components/ui/link';

/** Says plainly when an account has too few votes to propose, and how it can get them. Nothing when it has enough. */
export function ProposingPower({ voter, threshold }: { voter: VoterData; threshold: bigint }) {
  const t = useTexts('governance.proposingPower');
  const { account, balance, votes, delegatee } = voter;
  if (votes >= threshold) return null;
  const ownCounts = delegatee === account;
  const enough = votes + (ownCounts ? 0n : balance) >= threshold;
  return (
    <Alert tone="warn" title={t('title')} className="mb-6">
      <div className="grid justify-items-start gap-3">
        <p>
          {t.rich('needed', {
            threshold: () => <Amount baseUnits={threshold} unit={false} />,
            votes: () => <Amount baseUnits={votes} unit={false} />,
          })}
        </p>
        {!ownCounts && balance > 0n ? (
          <>
            <p>
              {t.rich(delegatee === null ? 'unused' : 'elsewhere', { balance: () => <Amount baseUnits={balance} /> })}{' '}
              {enough ? t('enough') : t('notEnough')}
            </p>
            <SelfDelegation />
          </>
        ) : null}
        {enough ? null : (
          <p>
            {t.rich('getMore', {
              link: (chunks) => (
                <Link href="/governance/delegates" className="link">
                  {chunks}
                </Link>
              ),
            })}
          </p>
        )}
      </div>
    </Alert>
  );
}
