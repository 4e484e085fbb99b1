import Link from 'next/link';
import { SelfDelegation } from '@/components/governance/self-delegation';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Stat } from '@/components/ui/stat';
import type { Hex } from '@/lib/core/hex';

export type VoterData = {
  readonly account: Hex;
  readonly balance: bigint;
  readonly votes: bigint;
  readonly delegatee: Hex | null;
  readonly delegators: number;
};

/** What an account holds, how many votes it has, and who votes with its OPEN. Base units. */
export function YourVotes({ voter, linkToDelegates = true }: { voter: VoterData; linkToDelegates?: boolean }) {
  const { account, balance, votes, delegatee, delegators } = voter;
  const others = delegators - (delegatee === account ? 1 : 0);
  return (
    <div className="grid gap-5">
      <dl className="flex flex-wrap gap-x-8 gap-y-5">
        <Stat
          label="Your votes"
          value={<Amount baseUnits={votes} unit={false} />}
          detail={others > 0 ? `${others} ${others === 1 ? 'other gives' : 'others give'} you theirs` : null}
        />
        <Stat label="OPEN in your wallet" value={<Amount baseUnits={balance} unit={false} />} />
        <Stat
          label="Who votes with it"
          value={
            delegatee === null ? (
              'Nobody'
            ) : delegatee === account ? (
              'You'
            ) : (
              <Address address={delegatee} className="text-lg" href={`/people/${delegatee}`} />
            )
          }
        />
      </dl>
      {delegatee === null ? (
        <div className="grid justify-items-start gap-3 border-line border-t pt-4 text-sm">
          <p className="text-muted">
            OPEN votes only once it is delegated, also your own. It stays in your wallet and you can change your mind at
            any time.
          </p>
          {balance > 0n ? <SelfDelegation /> : null}
        </div>
      ) : null}
      {linkToDelegates ? (
        <p className="text-sm">
          <Link href="/governance/delegates" className="link">
            {delegatee === null ? 'Give your votes to somebody else' : 'Change who votes with your OPEN'}
          </Link>
        </p>
      ) : null}
    </div>
  );
}
