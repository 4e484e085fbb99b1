import { useTexts } from '#texts';
import { CaseBrief } from '@/components/disputes/case-brief';
import { Term } from '@/components/glossary/term';
import { Address } from '@/components/ui/address';
import { Amount } from '@/components/ui/amount';

/** What was accepted by whom, whether somebody contests it, and what answers for it. Base units. */
export function AcceptanceBrief({
  contributor,
  curator,
  taken,
  stake,
  open,
}: {
  contributor: string;
  curator: string;
  /** Records. */
  taken: number;
  stake: bigint;
  open: { disputer: string; bond: bigint } | null;
}) {
  const t = useTexts('disputes.acceptanceBrief');
  const person = (account: string) => () => <Address address={account} href={`/people/${account}`} />;
  return (
    <CaseBrief>
      {t.rich('says', { curator: person(curator), contributor: person(contributor), count: taken })}{' '}
      {open
        ? t.rich('disputed', {
            disputer: person(open.disputer),
            amount: () => <Amount baseUnits={open.bond} className="font-medium" />,
            bond: (chunks) => <Term of="bond">{chunks}</Term>,
          })
        : t.rich('answers', {
            amount: () => <Amount baseUnits={stake} className="font-medium text-value" />,
            stake: (chunks) => <Term of="stake">{chunks}</Term>,
          })}
    </CaseBrief>
  );
}
