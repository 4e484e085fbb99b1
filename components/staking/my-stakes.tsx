import { useTexts } from '#texts';
import { Amount } from '@/components/ui/amount';
import { Card, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { TimeAgo } from '@/components/ui/time-ago';

export type MyStake = {
  datanetId: number;
  datanetName: string | null;
  amount: bigint;
  /** What counts: the amount less what leaves. */
  active: bigint;
  leaving: bigint;
  leavesAt: Date | null;
  disputes: number;
};

/** What the account has at stake, Datanet by Datanet. Base units. */
export function MyStakes({ stakes }: { stakes: readonly MyStake[] }) {
  const t = useTexts('staking.myStakes');
  return (
    <Card>
      <CardHeader title={t('title')} description={t('description')} />
      <ul className="divide-y divide-line text-sm">
        {stakes.map((stake) => (
          <li key={stake.datanetId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
            <Link href={`/datanets/${stake.datanetId}/stakes`} className="link min-w-0 break-words">
              {stake.datanetName ?? t('datanet', { id: stake.datanetId })}
            </Link>
            <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
              {stake.disputes > 0 ? (
                <span className="text-warn">{t('disputes', { count: stake.disputes })}</span>
              ) : null}
              {stake.leaving > 0n && stake.leavesAt ? (
                <span>
                  {t.rich('leaving', {
                    amount: () => <Amount baseUnits={stake.amount - stake.active} />,
                    time: () => <TimeAgo at={stake.leavesAt ?? ''} />,
                  })}
                </span>
              ) : null}
              <Amount baseUnits={stake.amount} className="font-medium text-value" />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
