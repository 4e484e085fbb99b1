import { useReader, useTexts } from '#texts';
import { FlowPicture } from '@/components/charts/flow-picture';
import { type FeeDivision, feeBranches } from '@/components/receipts/fee-branches';
import { FeeTable } from '@/components/receipts/fee-table';
import { type FeeFacts, feeWords } from '@/components/receipts/fee-words';
import { roleWords } from '@/components/receipts/role-words';
import { RoyaltyTable } from '@/components/receipts/royalty-table';
import { StakeTable } from '@/components/receipts/stake-table';
import { Address } from '@/components/ui/address';

/** The colour of each role's stream; the contributors' is that of what is earned. */
const COLOURS: Readonly<Record<string, string>> = {
  treasury: 'var(--chart-6)',
  builder: 'var(--chart-3)',
  curators: 'var(--chart-5)',
  compute: 'var(--chart-4)',
  contributors: 'var(--value-fill)',
};
const ROYALTY_COLOUR = 'var(--chart-1)';

/**
 * The way of a fee from who paid it to everybody it reaches: a picture, the same in words, and behind disclosures every
 * unit as tables. Amounts are base units.
 */
export function FeePath({
  payer,
  fee,
  viewer,
  names,
  pricedAtBlock,
  royalties,
  stakes,
  receiptId,
  ...division
}: Omit<FeeDivision, 'royalties'> &
  FeeFacts & {
    receiptId: string;
    payer: string;
    /** The shares sum to it. */
    fee: bigint;
    viewer: string | null;
  }) {
  const t = useTexts('receipts.feePath');
  const roles = useTexts('receipts.roleWords');
  const sentences = useTexts('receipts.feeWords');
  const branchTexts = useTexts('receipts.feeBranches');
  const { tag } = useReader();
  const { shares, model } = division;
  const branches = feeBranches(branchTexts, { ...division, royalties }).map(
    ({ role, model: of, leaves, ...branch }) => ({
      ...branch,
      label:
        role === null ? t('royalty', { model: names[of] ?? sentences('model', { id: of }) }) : roleWords(roles, role),
      colour: role === null ? ROYALTY_COLOUR : (COLOURS[role] ?? 'var(--chart-1)'),
      leaves: leaves.map(({ account, role: as, others, ...leaf }) => ({
        ...leaf,
        label:
          account === null ? (
            t('others', { count: others })
          ) : (
            <>
              <Address address={account} href={`/people/${account}`} />
              {/* On a phone there is no room for both; the table has it. */}
              {as ? (
                <span className="ml-1.5 truncate text-faint text-xs max-sm:sr-only">{roleWords(roles, as)}</span>
              ) : null}
              {account === viewer ? <span className="ml-1.5 text-faint text-xs">{t('you')}</span> : null}
            </>
          ),
      })),
    }),
  );
  return (
    <figure aria-label={t('picture')}>
      <FlowPicture
        source={{
          label: t.rich('paid', { who: () => <Address address={payer} href={`/people/${payer}`} /> }),
          amount: fee,
        }}
        branches={branches}
      />
      <figcaption className="mt-6 grid max-w-3xl gap-1.5 text-muted text-sm">
        {feeWords(sentences, { names, pricedAtBlock, royalties, stakes }, tag).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </figcaption>
      <div className="mt-4 grid gap-2">
        <FeeTable fee={fee} shares={shares} model={model} names={names} viewer={viewer} receiptId={receiptId} />
        <RoyaltyTable royalties={royalties} names={names} receiptId={receiptId} />
        <StakeTable stakes={stakes} model={model} names={names} viewer={viewer} receiptId={receiptId} />
      </div>
    </figure>
  );
}
