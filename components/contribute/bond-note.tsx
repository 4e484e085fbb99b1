import { useTexts } from '#texts';
import { Amount } from '@/components/ui/amount';

/** What a contributor leaves until the decision, before they sign. Base units as text; nothing where there is none. */
export function BondNote({ bond }: { bond: string }) {
  const t = useTexts('contribute.bondNote');
  if (BigInt(bond) === 0n) return null;
  return (
    <p className="rounded-md bg-sunken px-4 py-3 text-muted text-sm">
      {t.rich('note', { amount: () => <Amount baseUnits={bond} className="font-medium text-ink" /> })}
    </p>
  );
}
