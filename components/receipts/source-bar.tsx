'use client';

import { useReader, useTexts } from '#texts';
import { chartColour } from '@/components/charts/chart-colour';
import { formatPart } from '@/components/charts/format-part';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';

/** Of more people than this, the rest is one piece. */
const DRAWN = 5;

/** Who gets how much of the contributors' part of a fee: one bar, a piece for each person, and its figures under it. */
export function SourceBar({
  people,
  label,
  viewer,
}: {
  /** Base units; largest first. */
  people: readonly { account: string; amount: bigint }[];
  label: string;
  viewer: string | null;
}) {
  const t = useTexts('receipts.sourceBar');
  const { tag } = useReader();
  const whole = people.reduce((sum, { amount }) => sum + amount, 0n);
  if (whole === 0n) return null;
  const rest = people.length > DRAWN + 1 ? people.slice(DRAWN) : [];
  const pieces = [
    ...(rest.length > 0 ? people.slice(0, DRAWN) : people).map(({ account, amount }, index) => ({
      key: account,
      account,
      amount,
      colour: chartColour(index),
    })),
    ...(rest.length > 0
      ? [
          {
            key: 'others',
            account: null,
            amount: rest.reduce((sum, { amount }) => sum + amount, 0n),
            colour: 'var(--line-strong)',
          },
        ]
      : []),
  ];
  return (
    <div>
      <div className="bar flex h-3 gap-0.5 overflow-hidden rounded-full" aria-hidden="true">
        {pieces.map(({ key, amount, colour }) => (
          <span
            key={key}
            className="min-w-0.5"
            style={{ flexGrow: Number((amount * 10_000n) / whole), backgroundColor: colour }}
          />
        ))}
      </div>
      <ul aria-label={label} className="mt-3 flex flex-wrap gap-x-6 gap-y-1.5 text-sm">
        {pieces.map(({ key, account, amount, colour }) => (
          <li key={key} className="flex min-w-0 items-center gap-1.5">
            <span className="size-2.5 shrink-0 rounded-full" style={{ backgroundColor: colour }} aria-hidden="true" />
            {account === null ? (
              t('others', { count: rest.length })
            ) : (
              <Address address={account} href={`/people/${account}`} />
            )}
            {account !== null && account === viewer ? <span className="text-faint text-xs">{t('you')}</span> : null}
            <span className="text-muted tabular-nums" title={t('share', { part: formatPart(amount, whole, tag) })}>
              {formatPart(amount, whole, tag)}
            </span>
            <Amount baseUnits={amount} className="text-value" />
          </li>
        ))}
      </ul>
    </div>
  );
}
