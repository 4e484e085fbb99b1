import { useTexts } from '#texts';
import { CaseBrief } from '@/components/disputes/case-brief';
import type { ProposalCardData } from '@/components/disputes/proposal-card';
import { Term } from '@/components/glossary/term';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';
import { Link } from '@/components/ui/link';
import { TimeAgo } from '@/components/ui/time-ago';

/** What the newest proposal of an epoch says, who contests it, and what that means for the money in it. */
export function EpochBrief({ number, proposal }: { number: number; proposal: ProposalCardData }) {
  const t = useTexts('disputes.epochBrief');
  const open =
    proposal.standing === 'challenged' ? proposal.challenges.find(({ outcome }) => outcome === 'open') : null;
  return (
    <CaseBrief>
      {t.rich('says', {
        number,
        epoch: (chunks) => <Term of="epoch">{chunks}</Term>,
        pays: (chunks) => (
          <Link href={`/earnings/epochs/${number}?of=all`} className="link">
            {chunks}
          </Link>
        ),
        amount: () => <Amount baseUnits={proposal.adds} className="font-medium text-value" />,
        proposer: () => <Address address={proposal.proposer} href={`/people/${proposal.proposer}`} />,
      })}{' '}
      {open
        ? t.rich('challenged', {
            challenger: () => <Address address={open.challenger} href={`/people/${open.challenger}`} />,
            amount: () => <Amount baseUnits={open.bond} className="font-medium" />,
            bond: (chunks) => <Term of="bond">{chunks}</Term>,
          })
        : t.rich(proposal.standing === 'challenged' ? 'open' : proposal.standing, {
            time: () => <TimeAgo at={proposal.claimableAt} />,
          })}
    </CaseBrief>
  );
}
