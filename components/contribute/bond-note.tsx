import { Amount } from '@/components/ui/amount';

/** What a contributor leaves until the decision, before they sign. Base units as text; nothing where there is none. */
export function BondNote({ bond }: { bond: string }) {
  if (BigInt(bond) === 0n) return null;
  return (
    <p className="rounded-md bg-sunken px-4 py-3 text-muted text-sm">
      A contribution here leaves a bond of <Amount baseUnits={bond} className="font-medium text-ink" /> until it is
      decided. You get it back when it is accepted, or when you withdraw it before; when it is rejected, it goes to the
      treasury, never to who decided.
    </p>
  );
}
