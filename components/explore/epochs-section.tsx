import { useTexts } from '#texts';
import { BarList } from '@/components/charts/bar-list';
import { ChartFrame } from '@/components/charts/chart-frame';
import { Amount } from '@/components/ui/amount';
import { Link } from '@/components/ui/link';
import { TimeAgo } from '@/components/ui/time-ago';

export type ExploredEpoch = {
  number: number;
  status: 'proposed' | 'rejected' | 'final';
  challenged: boolean;
  claimable: boolean;
  proposedAt: Date;
  amount: bigint;
};

/** What the newest epochs paid, each leading to its page. */
export function EpochsSection({ epochs }: { epochs: readonly ExploredEpoch[] }) {
  const t = useTexts('explore.epochsSection');
  const state = ({ status, challenged, claimable }: ExploredEpoch) => {
    if (status === 'rejected') return t('rejected');
    if (challenged) return t('challenged');
    return t(claimable ? 'claimable' : 'inWindow');
  };
  if (epochs.length === 0) return <p className="text-muted text-sm">{t('none')}</p>;
  let most = 1n;
  for (const { amount } of epochs) if (amount > most) most = amount;
  return (
    <ChartFrame
      readable
      title={t('title')}
      description={t('description')}
      table={{
        fileName: 'epochs',
        columns: [t('epochColumn'), t('proposedColumn'), t('stateColumn'), t('amountColumn')],
        rows: epochs.map((epoch) => [
          epoch.number,
          { shown: <TimeAgo at={epoch.proposedAt} />, value: epoch.proposedAt.toISOString() },
          state(epoch),
          { shown: <Amount baseUnits={epoch.amount} unit={false} />, value: String(epoch.amount) },
        ]),
      }}
    >
      <BarList
        label={t('title')}
        tone="value"
        bars={epochs.map((epoch) => ({
          key: String(epoch.number),
          label: (
            <>
              <Link href={`/earnings/epochs/${epoch.number}?of=all`} className="link">
                {t('epoch', { number: String(epoch.number) })}
              </Link>{' '}
              <span className="text-faint">
                {state(epoch)} · <TimeAgo at={epoch.proposedAt} />
              </span>
            </>
          ),
          size: Number((epoch.amount * 10_000n) / most) / 10_000,
          value: <Amount baseUnits={epoch.amount} />,
        }))}
      />
    </ChartFrame>
  );
}
