'use client';

import { type ReactNode, useState } from 'react';
import { useTexts } from '#texts';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
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

/** The latest on chain, newest first, each in a sentence. What came since the page was opened comes in gently. */
export function ActivityList({ items }: { items: readonly ActivityItem[] }) {
  const t = useTexts('front.activityList');
  const [first] = useState(() => new Set(items.map(({ key }) => key)));
  if (items.length === 0) return <EmptyState title={t('emptyTitle')} description={t('emptyWords')} />;
  return (
    <ol className="divide-y divide-line">
      {items.map((item) => (
        <li
          key={item.key}
          className={cn(
            'flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 py-3',
            !first.has(item.key) && 'animate-rise-in',
          )}
        >
          <span className="min-w-0 text-muted">
            <Sentence item={item} />
          </span>
          <TimeAgo at={item.at} className="shrink-0 text-faint text-sm" />
        </li>
      ))}
    </ol>
  );
}

function Sentence({ item }: { item: ActivityItem }): ReactNode {
  const t = useTexts('front.activityList');
  switch (item.kind) {
    case 'datanet-created':
      return t.rich('datanetCreated', { ...person(item.account), ...named(item.datanet) });
    case 'contribution-submitted':
      return t.rich('contributionSubmitted', { ...person(item.account), ...named(item.datanet), count: item.records });
    case 'contribution-accepted':
      return t.rich('contributionAccepted', { ...person(item.account), ...named(item.datanet) });
    case 'version-published':
      return t.rich('versionPublished', { ...person(item.account), ...named(item.datanet), version: item.version });
    case 'model-published':
      return t.rich('modelPublished', {
        version: item.version,
        name: item.model.name,
        model: linkTo(`/models/${item.model.id}`),
      });
    case 'epoch-proposed':
      return t.rich('epochProposed', {
        epoch: item.epoch,
        amount: () => <Amount baseUnits={item.total} className="text-value" />,
        link: linkTo(`/earnings/epochs/${item.epoch}`),
      });
    case 'claimed':
      return t.rich('claimed', {
        ...person(item.account),
        amount: () => <Amount baseUnits={item.amount} className="text-value" />,
      });
  }
}

function person(account: string) {
  return { who: () => <Address address={account} className="text-ink" /> };
}

function named({ id, name }: ActivityThing) {
  return { name, datanet: linkTo(`/datanets/${id}`) };
}

function linkTo(href: string) {
  return (chunks: ReactNode) => (
    <Link translate="no" className="font-medium text-ink hover:underline" href={href}>
      {chunks}
    </Link>
  );
}
