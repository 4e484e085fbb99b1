import type { Metadata } from 'next';
import { prepareTreasuryClaimAction } from '@/app/governance/actions';
import { governanceDependencies } from '@/app/governance/dependencies';
import { ClaimButton } from '@/components/earnings/claim-button';
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

export const metadata: Metadata = { title: 'Treasury' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TreasuryPage({ searchParams }: Props) {
  const { page } = pageSchema.parse(await searchParams);
  const deps = governanceDependencies();
  const [treasury, session] = await Promise.all([readTreasury(deps, { page, now: new Date() }), readSession()]);
  const { rewardDistributor, curatorStaking } = deps.addresses;
  const names = {
    [rewardDistributor.toLowerCase()]: 'its part of fees',
    [escrowAddress(rewardDistributor).toLowerCase()]: 'its part of lost bonds',
    [curatorStaking.toLowerCase()]: 'its part of lost stakes and bonds',
  };
  return (
    <div className="grid gap-6">
      <Card>
        <CardHeader
          title="The community’s OPEN"
          description="The treasury is the timelock: nobody holds its key, and only a vote spends from it."
          action={
            <ButtonLink href="/governance/propose?template=spend" variant="secondary" size="sm">
              Propose a payment
            </ButtonLink>
          }
        />
        <dl className="grid gap-6 sm:grid-cols-2 lg:grid-cols-4">
          <Stat label="In the treasury" value={<Amount baseUnits={treasury.balance} />} tone="value" />
          <Stat
            label="Earned, not yet fetched"
            value={<Amount baseUnits={treasury.claimable + treasury.onItsWay} />}
            detail={
              <>
                <Amount baseUnits={treasury.claimable} /> can be claimed for it now
              </>
            }
          />
          <Stat label="Received in all" value={<Amount baseUnits={treasury.received} />} />
          <Stat label="Spent in all" value={<Amount baseUnits={treasury.paid} />} />
        </dl>
        {treasury.claimable > 0n && session ? (
          <div className="mt-6 grid gap-3 border-line border-t pt-5">
            <p className="text-muted text-sm">Anybody can have it paid out to the treasury.</p>
            <ClaimButton
              place="claim-for-treasury"
              claimable={treasury.claimable.toString()}
              prepare={prepareTreasuryClaimAction}
            />
          </div>
        ) : null}
        <p className="mt-6 flex flex-wrap items-center gap-1 border-line border-t pt-4 text-faint text-sm">
          Its address: <code className="break-all font-mono text-xs">{treasury.address}</code>
          <CopyButton text={treasury.address} label="Copy the treasury’s address" />
        </p>
      </Card>
      <Card flush>
        <CardHeader title="Income and spending" />
        {treasury.transfers.length === 0 ? (
          <EmptyState
            title="Nothing came in yet"
            description="Its part of every fee arrives here when it is claimed, and a quarter of each bond that is lost."
          />
        ) : (
          <TreasuryLedger transfers={treasury.transfers} names={names} />
        )}
      </Card>
      <Pagination
        page={page}
        pageCount={treasury.pageCount}
        hrefFor={(target) => `/governance/treasury?page=${target}`}
        total={`${treasury.total.toLocaleString('en')} ${treasury.total === 1 ? 'transfer' : 'transfers'}`}
      />
    </div>
  );
}
