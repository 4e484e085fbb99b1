import type { Metadata } from 'next';
import { prepareTreasuryClaimAction } from '@/app/governance/actions';
import { governanceDependencies } from '@/app/governance/dependencies';
import { ClaimButton } from '@/components/earnings/claim-button';
import { Term } from '@/components/glossary/term';
import { treasuryBranches } from '@/components/governance/treasury-branches';
import { TreasuryFlow } from '@/components/governance/treasury-flow';
import { TreasuryLedger } from '@/components/governance/treasury-ledger';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Stat } from '@/components/ui/stat';
import { escrowAddress } from '@/lib/chain/escrow-address';
import { pageSchema } from '@/lib/schemas/proposal-search';
import { readTreasury } from '@/lib/server/governance/read-treasury';
import { readSession } from '@/lib/server/session/read-session';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTexts('governance.treasuryPage'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TreasuryPage({ searchParams }: Props) {
  const { page } = pageSchema.parse(await searchParams);
  const deps = governanceDependencies();
  const [t, treasury, session] = await Promise.all([
    getTexts('governance.treasuryPage'),
    readTreasury(deps, { page, now: new Date() }),
    readSession(),
  ]);
  const { rewardDistributor, curatorStaking } = deps.addresses;
  const names = {
    [rewardDistributor.toLowerCase()]: t('name.fees'),
    [escrowAddress(rewardDistributor).toLowerCase()]: t('name.bonds'),
    [curatorStaking.toLowerCase()]: t('name.stakes'),
  };
  const branches = treasuryBranches(treasury.streams, { names, others: t('others'), held: t('held') });
  const onItsWay = treasury.claimable + treasury.onItsWay;
  return (
    <div className="grid gap-8">
      <section className="grid gap-5">
        <div className="flex flex-wrap items-end justify-between gap-4">
          <dl>
            <Stat label={t('balance')} value={<Amount baseUnits={treasury.balance} />} tone="value" />
          </dl>
          <ButtonLink href="/governance/propose?template=spend" variant="secondary">
            {t('propose')}
          </ButtonLink>
        </div>
        <p className="max-w-prose text-muted">
          {t.rich('words', { wait: (chunks) => <Term of="timelock">{chunks}</Term> })}
        </p>
        {onItsWay > 0n ? (
          <div className="grid gap-3 rounded-lg border border-line bg-surface p-5">
            <p className="text-ink">
              {t.rich('onItsWay', {
                amount: () => <Amount baseUnits={onItsWay} />,
                claimable: () => <Amount baseUnits={treasury.claimable} />,
              })}
            </p>
            {treasury.claimable > 0n && session ? (
              <ClaimButton
                place="claim-for-treasury"
                claimable={treasury.claimable.toString()}
                prepare={prepareTreasuryClaimAction}
              />
            ) : null}
          </div>
        ) : null}
        <p className="flex flex-wrap items-center gap-1 text-faint text-sm">
          {t.rich('address', {
            address: () => <code className="break-all font-mono text-xs">{treasury.address}</code>,
          })}
          <CopyButton text={treasury.address} label={t('copy')} />
        </p>
      </section>
      {branches.sources.length > 0 ? <TreasuryFlow {...branches} /> : null}
      <Card flush>
        <CardHeader title={t('ledger')} />
        {treasury.transfers.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneWords')} />
        ) : (
          <TreasuryLedger transfers={treasury.transfers} names={names} />
        )}
      </Card>
      <Pagination
        page={page}
        pageCount={treasury.pageCount}
        hrefFor={(target) => `/governance/treasury?page=${target}`}
        total={t('total', { count: treasury.total })}
      />
    </div>
  );
}
