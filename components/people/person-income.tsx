import { useTexts } from '#texts';
import { BarList } from '@/components/charts/bar-list';
import { ChartFrame } from '@/components/charts/chart-frame';
import { Amount } from '@/components/ui/amount';
import type { KeyOf } from '@/lib/texts/namespaces';

export type IncomePart = { role: string; royalty: boolean; amount: bigint; receipts: number };

const ROLES: Readonly<Record<string, KeyOf<'people.personIncome'>>> = {
  contributors: 'contributors',
  builder: 'builder',
  curators: 'curators',
  compute: 'compute',
  treasury: 'treasury',
};

/** What paid answers brought somebody, by what they did for it: public, as the receipts are. Base units. */
export function PersonIncome({ income, claimed }: { income: readonly IncomePart[]; claimed: bigint }) {
  const t = useTexts('people.personIncome');
  const nameOf = ({ role, royalty }: IncomePart) => {
    const key = royalty && role === 'builder' ? 'royalty' : ROLES[role];
    const name = key ? t(key) : role;
    return royalty && role !== 'builder' ? t('derived', { name }) : name;
  };
  const most = income[0]?.amount ?? 1n;
  return (
    <ChartFrame
      readable
      title={t('title')}
      description={t.rich('description', { claimed: () => <Amount baseUnits={claimed} /> })}
      table={{
        fileName: 'earned',
        columns: [t('for'), t('answersColumn'), t('amount')],
        rows: income.map((part) => [
          nameOf(part),
          part.receipts,
          { shown: <Amount baseUnits={part.amount} unit={false} />, value: String(part.amount) },
        ]),
      }}
    >
      <BarList
        label={t('title')}
        tone="value"
        bars={income.map((part) => ({
          key: `${part.role}-${part.royalty}`,
          label: (
            <>
              {nameOf(part)} <span className="text-faint">{t('answers', { count: part.receipts })}</span>
            </>
          ),
          size: Number((part.amount * 10_000n) / (most || 1n)) / 10_000,
          value: <Amount baseUnits={part.amount} />,
        }))}
      />
    </ChartFrame>
  );
}
