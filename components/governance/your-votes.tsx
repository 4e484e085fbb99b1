import { useTexts } from '#texts';
import { SelfDelegation } from '@/components/governance/self-delegation';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Link } from '@/components/ui/link';
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
  const t = useTexts('governance.yourVotes');
  const { account, balance, votes, delegatee, delegators } = voter;
  const others = delegators - (delegatee === account ? 1 : 0);
  return (
    <div className="grid gap-5">
      <dl className="flex flex-wrap gap-x-12 gap-y-5">
        <Stat
          label={t('votes')}
          value={<Amount baseUnits={votes} unit={false} />}
          detail={others > 0 ? t('others', { count: others }) : null}
        />
        <Stat label={t('balance')} value={<Amount baseUnits={balance} unit={false} />} />
        <Stat
          label={t('who')}
          value={
            delegatee === null ? (
              t('nobody')
            ) : delegatee === account ? (
              t('you')
            ) : (
              <Address address={delegatee} className="text-lg" href={`/people/${delegatee}`} />
            )
          }
        />
      </dl>
      {delegatee === null ? (
        <div className="grid justify-items-start gap-3 border-line border-t pt-4 text-sm">
          <p className="text-muted">{t('explain')}</p>
          {balance > 0n ? <SelfDelegation /> : null}
        </div>
      ) : null}
      {linkToDelegates ? (
        <p className="text-sm">
          <Link href="/governance/delegates" className="link">
            {delegatee === null ? t('giveAway') : t('change')}
          </Link>
        </p>
      ) : null}
    </div>
  );
}
