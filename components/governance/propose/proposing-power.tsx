import Link from 'next/link';
import { SelfDelegation } from '@/components/governance/self-delegation';
import type { VoterData } from '@/components/governance/your-votes';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';

/** Says plainly when an account has too few votes to propose, and how it can get them. Nothing when it has enough. */
export function ProposingPower({ voter, threshold }: { voter: VoterData; threshold: bigint }) {
  const { account, balance, votes, delegatee } = voter;
  if (votes >= threshold) return null;
  const ownCounts = delegatee === account;
  const enough = votes + (ownCounts ? 0n : balance) >= threshold;
  return (
    <Alert tone="warn" title="You have too few votes to propose" className="mb-6">
      <div className="grid justify-items-start gap-3">
        <p>
          A proposal needs <Amount baseUnits={threshold} unit={false} /> votes behind it; you have{' '}
          <Amount baseUnits={votes} unit={false} />. You can fill in the form, and see what it would do, all the same.
        </p>
        {!ownCounts && balance > 0n ? (
          <>
            <p>
              You hold <Amount baseUnits={balance} /> that {delegatee === null ? 'nobody votes' : 'somebody else votes'}{' '}
              with. {enough ? 'Vote with it yourself, and you have enough.' : 'It would not be enough by itself.'}
            </p>
            <SelfDelegation />
          </>
        ) : null}
        {enough ? null : (
          <p>
            Get more OPEN and vote with it yourself, ask others to delegate their votes to you, or ask{' '}
            <Link href="/governance/delegates" className="link">
              somebody who has enough
            </Link>{' '}
            to make the proposal.
          </p>
        )}
      </div>
    </Alert>
  );
}
