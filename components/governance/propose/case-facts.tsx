import type { ReactNode } from 'react';
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
  return (
    <dl className="grid gap-x-4 gap-y-1.5 rounded-md bg-sunken p-4 text-sm sm:grid-cols-[auto_1fr]">
      {lines.map(({ label, account }) => (
        <Line key={label} label={label}>
          <Address address={account} href={`/people/${account}`} />
        </Line>
      ))}
      <Line label="Says">
        <span className="whitespace-pre-wrap break-words">{reason || '—'}</span>
      </Line>
      <Line label="Dropped after">
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
