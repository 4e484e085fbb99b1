import Link from 'next/link';
import type { ReactNode } from 'react';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { EmptyState } from '@/components/ui/empty-state';
import { TimeAgo } from '@/components/ui/time-ago';

/** A thing with a page. */
export type ActivityThing = { id: number; name: string };

/** One thing that happened on chain: plain data, as lib/server/overview/read-activity.ts gives it. */
export type ActivityItem = { key: string; at: string } & (
  | { kind: 'datanet-created'; account: string; datanet: ActivityThing }
  | { kind: 'contribution-submitted'; account: string; datanet: ActivityThing; records: number }
  | { kind: 'contribution-accepted'; account: string; datanet: ActivityThing }
  | { kind: 'version-published'; account: string; datanet: ActivityThing; version: number }
  | { kind: 'model-published'; model: ActivityThing; version: number }
  | { kind: 'epoch-proposed'; epoch: number; total: string }
  | { kind: 'claimed'; account: string; amount: string }
);

/** The latest on chain, newest first, each in a sentence. */
export function ActivityList({ items }: { items: readonly ActivityItem[] }) {
  if (items.length === 0) {
    return (
      <EmptyState
        title="Nothing has happened yet"
        description="The first Datanet starts it: what happens on chain appears here."
      />
    );
  }
  return (
    <ol className="divide-y divide-line">
      {items.map((item) => (
        <li key={item.key} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 py-2.5 text-sm">
          <span className="min-w-0 text-muted">{sentence(item)}</span>
          <TimeAgo at={item.at} className="shrink-0 text-faint text-xs" />
        </li>
      ))}
    </ol>
  );
}

function sentence(item: ActivityItem): ReactNode {
  switch (item.kind) {
    case 'datanet-created':
      return (
        <>
          <Who account={item.account} /> opened the Datanet <DatanetLink datanet={item.datanet} />
        </>
      );
    case 'contribution-submitted':
      return (
        <>
          <Who account={item.account} /> contributed {item.records.toLocaleString('en')}{' '}
          {item.records === 1 ? 'record' : 'records'} to <DatanetLink datanet={item.datanet} />
        </>
      );
    case 'contribution-accepted':
      return (
        <>
          <Who account={item.account} /> accepted a contribution to <DatanetLink datanet={item.datanet} />
        </>
      );
    case 'version-published':
      return (
        <>
          <Who account={item.account} /> published version {item.version} of <DatanetLink datanet={item.datanet} />
        </>
      );
    case 'model-published':
      return (
        <>
          Version {item.version} of the model{' '}
          <Link className="font-medium text-ink hover:underline" href={`/models/${item.model.id}`}>
            {item.model.name}
          </Link>{' '}
          was published
        </>
      );
    case 'epoch-proposed':
      return (
        <>
          Epoch {item.epoch} was settled: <Amount baseUnits={item.total} className="text-value" /> earned by everybody
          in all
        </>
      );
    case 'claimed':
      return (
        <>
          <Who account={item.account} /> claimed <Amount baseUnits={item.amount} className="text-value" />
        </>
      );
  }
}

function Who({ account }: { account: string }) {
  return <Address address={account} className="text-ink" />;
}

function DatanetLink({ datanet }: { datanet: ActivityThing }) {
  return (
    <Link className="font-medium text-ink hover:underline" href={`/datanets/${datanet.id}`}>
      {datanet.name}
    </Link>
  );
}
