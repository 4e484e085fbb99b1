import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { Term } from '@/components/glossary/term';
import { Card, CardHeader } from '@/components/ui/card';

/** What fixes an epoch: its root on chain, its file, and the settlement that collected its fees. */
export function EpochFacts({
  number,
  root,
  fileCid,
  transactionHash,
  settlement,
}: {
  number: number;
  root: string;
  fileCid: string;
  transactionHash: string;
  settlement: { id: number; transactionHash: string } | null;
}) {
  const t = useTexts('earnings.epochFacts');
  const lines: { key: string; label: ReactNode; value: string }[] = [
    { key: 'root', label: <Term of="merkleRoot">{t('root')}</Term>, value: root },
    { key: 'file', label: <Term of="cid">{t('file')}</Term>, value: fileCid },
    { key: 'transaction', label: t('transaction'), value: transactionHash },
    ...(settlement
      ? [
          {
            key: 'settlement',
            label: t('settlement', { settlement: settlement.id }),
            value: settlement.transactionHash,
          },
        ]
      : []),
  ];
  return (
    <Card>
      <CardHeader
        title={t('title')}
        description={t('description')}
        action={
          <a href={`/api/v1/epochs/${number}`} download={`epoch-${number}.json`} className="link text-sm">
            {t('download')}
          </a>
        }
      />
      <dl className="grid gap-2 text-sm">
        {lines.map(({ key, label, value }) => (
          <div key={key} className="grid gap-x-4 sm:grid-cols-[16rem_1fr]">
            <dt className="text-faint">{label}</dt>
            <dd className="min-w-0 break-all font-mono text-xs leading-5">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
