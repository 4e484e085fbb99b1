import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { Address } from '@/components/ui/address';
import { Moment } from '@/components/ui/moment';

/** Who says what in a challenge or a dispute, and until when it waits. */
export function CaseFacts({
  lines,
  reason,
  resolveBy,
}: {
  lines: readonly { label: string; account: string }[];
  reason: string;
  resolveBy: Date;
}) {
  const t = useTexts('governance.caseFacts');
  return (
    <dl className="grid gap-x-4 gap-y-1.5 rounded-md bg-sunken p-4 text-sm sm:grid-cols-[auto_1fr]">
      {lines.map(({ label, account }) => (
        <Line key={label} label={label}>
          <Address address={account} href={`/people/${account}`} />
        </Line>
      ))}
      <Line label={t('says')}>
        <span className="whitespace-pre-wrap break-words" translate="no">
          {reason || '—'}
        </span>
      </Line>
      <Line label={t('dropped')}>
        <Moment at={resolveBy} />
      </Line>
    </dl>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="sm:contents">
      <dt className="text-faint">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
