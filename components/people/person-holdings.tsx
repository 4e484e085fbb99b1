import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { Amount } from '@/components/ui/amount';
import { Link } from '@/components/ui/link';
import { TimeAgo } from '@/components/ui/time-ago';

export type PersonModel = { id: number; name: string; answers: number; retired: boolean };
export type PersonStake = { datanetId: number; datanetName: string | null; amount: bigint; leaving: bigint };
export type PersonVoteRow = {
  /** Of the proposal, and what it is called; `written` in its proposer's words. */
  id: string;
  name: string;
  written: boolean;
  support: 'for' | 'against' | 'abstain';
  weight: bigint;
  castAt: Date;
};

/** The models somebody published, with how often they were asked. */
export function PersonModels({ models }: { models: readonly PersonModel[] }) {
  const t = useTexts('people.personHoldings');
  return (
    <Lines>
      {models.map(({ id, name, answers, retired }) => (
        <Line
          key={id}
          value={retired ? t('retired') : t('answers', { count: answers })}
          label={
            <Link className="link" href={`/models/${id}`} translate="no">
              {name}
            </Link>
          }
        />
      ))}
    </Lines>
  );
}

/** What somebody has at stake, by Datanet. Base units. */
export function PersonStakes({ stakes }: { stakes: readonly PersonStake[] }) {
  const t = useTexts('people.personHoldings');
  return (
    <Lines>
      {stakes.map(({ datanetId, datanetName, amount, leaving }) => (
        <Line
          key={datanetId}
          value={<Amount baseUnits={amount} />}
          label={
            <>
              <Link className="link" href={`/datanets/${datanetId}/stakes`} translate="no">
                {datanetName ?? t('unnamed', { id: String(datanetId) })}
              </Link>
              {leaving > 0n ? (
                <span className="block text-faint text-xs">
                  {t.rich('leaving', { amount: () => <Amount baseUnits={leaving} /> })}
                </span>
              ) : null}
            </>
          }
        />
      ))}
    </Lines>
  );
}

/** How somebody voted, newest first. */
export function PersonVotes({ votes }: { votes: readonly PersonVoteRow[] }) {
  const t = useTexts('people.personHoldings');
  return (
    <Lines>
      {votes.map(({ id, name, written, support, weight, castAt }) => (
        <Line
          key={id}
          value={t('support', { support })}
          label={
            <>
              <Link
                className="link"
                href={`/governance/proposals/${id}`}
                {...(written ? { translate: 'no' as const } : {})}
              >
                {name}
              </Link>
              <span className="block text-faint text-xs">
                <Amount baseUnits={weight} /> · <TimeAgo at={castAt} />
              </span>
            </>
          }
        />
      ))}
    </Lines>
  );
}

function Lines({ children }: { children: ReactNode }) {
  return <ul className="divide-y divide-line">{children}</ul>;
}

function Line({ label, value }: { label: ReactNode; value: ReactNode }) {
  return (
    <li className="flex items-baseline justify-between gap-4 py-2.5 text-sm">
      <span className="min-w-0 break-words">{label}</span>
      <span className="shrink-0 text-muted tabular-nums">{value}</span>
    </li>
  );
}
